"""Two short lists at the site's root that outlive its records; a site may have neither.

`consents.yml` names consents that no longer hold. `published.yml` names the ids that are out in
the world, with the short code that is printed for each. Neither holds a person's name: who
consented is kept off git.
"""

from typing import Annotated

from pydantic import Field, TypeAdapter, ValidatorFunctionWrapHandler, WrapValidator

from langnghe.records.parts import Part
from langnghe.records.values import Consent, Date, Id, ShortCode


class ConsentRegister(Part):
    """References of consents, each with the day from which it no longer holds.

    A day in the future is one until which consent was given.
    """

    withdrawn: dict[Consent, Date] = Field(default_factory=dict)


class RemovedIds(Part):
    """Ids whose records were taken down, each with the day on which that was done."""

    villages: dict[Id, Date] = Field(default_factory=dict)
    products: dict[Id, Date] = Field(default_factory=dict)


class RenamedIds(Part):
    """Ids that were changed after all, each with the one that took its place."""

    villages: dict[Id, Id] = Field(default_factory=dict)
    products: dict[Id, Id] = Field(default_factory=dict)


_ONLY_IDS = TypeAdapter(tuple[Id, ...])


def _listed(value: object, read: ValidatorFunctionWrapHandler) -> object:
    """A bare list of ids stands for ids whose code is the derived one."""
    if isinstance(value, list):
        return dict.fromkeys(_ONLY_IDS.validate_python(value))
    return read(value)


Printed = Annotated[dict[Id, ShortCode | None], WrapValidator(_listed)]
"""Ids with the short code of each; None where it is the one that everybody derives."""


class PublishedIds(Part):
    """Ids and short codes that may never change; a line is added once, and never deleted.

    Of a record that is taken down, the id stands below `removed` as well; of one whose folder had
    to be renamed, the old id stands below `renamed`. Both lead on for ever.
    """

    villages: Printed = Field(default_factory=dict)
    products: Printed = Field(default_factory=dict)
    renamed: RenamedIds = Field(default_factory=RenamedIds)
    removed: RemovedIds = Field(default_factory=RemovedIds)
