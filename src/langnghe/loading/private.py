"""The private file of contacts → what of it may be shown today, or what is wrong with it.

What is wrong is told without the value: a report must not spread a number.
"""

import datetime
from pathlib import Path as FilePath

from langnghe.loading import Registers
from langnghe.loading.shaping import shape
from langnghe.loading.yaml_text import read_file, read_yaml
from langnghe.problems import Place, Problem, problem
from langnghe.records import PartialDate
from langnghe.records.private import Channel, PrivateContact, PrivateContacts


def read_private(
    path: FilePath, registers: Registers, today: datetime.date
) -> tuple[dict[str, PrivateContact], list[Problem]]:
    """The contacts that may stand on a site today, by the number of the consent."""
    name = path.name
    if not path.is_file():
        return {}, [problem(Place(name), "E-FILE-01", file=name)]
    document, problems = read_yaml(read_file(path), name)
    if document is None:
        return {}, problems
    read, wrong = shape(document, PrivateContacts)
    if read is None:
        return {}, [*problems, *wrong]
    shown = {}
    for consent, contact in read.contacts.items():
        here = document.key_place(("contacts", consent))
        if end := _end(contact, registers.withdrawn.get(consent), today):
            problems.append(problem(here, "W-CON-05", ref=consent, d=end.written))
        elif Channel.SITE in contact.channels:
            shown[consent] = contact
    return shown, problems


def private_contacts_in(path: FilePath) -> dict[str, PrivateContact]:
    """All that a private file holds, ended or not; nothing where it cannot be read."""
    document, _ = read_yaml(read_file(path), path.name) if path.is_file() else (None, [])
    read = shape(document, PrivateContacts)[0] if document else None
    return dict(read.contacts) if read else {}


def _end(
    contact: PrivateContact, withdrawn: PartialDate | None, today: datetime.date
) -> PartialDate | None:
    """The day on which the consent ended, if it has."""
    now = today.year, today.month, today.day
    for end in (contact.withdrawn_on, withdrawn):
        if end and end.first_day <= now:
            return end
    return contact.until if contact.until and contact.until.last_day < now else None
