"""Two short lists at the site's root that outlive its records; a site may have neither.

`consents.yml` names consents that no longer hold. `published.yml` names the ids that are out in
the world on printed QR codes. Neither holds a person's name: who consented is kept off git.
"""

from pydantic import Field

from langnghe.records.parts import Part
from langnghe.records.values import Consent, Date, Id


class ConsentRegister(Part):
    """References of consents, each with the day from which it no longer holds.

    A day in the future is one until which consent was given.
    """

    withdrawn: dict[Consent, Date] = Field(default_factory=dict)


class RemovedIds(Part):
    """Ids whose records were taken down, each with the day on which that was done."""

    villages: dict[Id, Date] = Field(default_factory=dict)
    products: dict[Id, Date] = Field(default_factory=dict)


class PublishedIds(Part):
    """Ids that may never change; a line is added when a code is printed, and never deleted.

    A record that is taken down moves to `removed`: its address then says so.
    """

    villages: tuple[Id, ...] = ()
    products: tuple[Id, ...] = ()
    removed: RemovedIds = Field(default_factory=RemovedIds)
