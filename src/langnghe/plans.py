"""What a site's jobs were thought out from, and the jobs: good for as long as only texts change.

Nearly all that is saved at a desk is a sentence that stands on its record's own pages. It changes
no list, no neighbour and no address, so the jobs stay the same ones. Those that open the record are
due again, for a job is made from what its room says and from every text that it opens.
"""

import datetime
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from langnghe.addresses import root_of
from langnghe.artefacts import Job, digest
from langnghe.frames import Rendered
from langnghe.gathering import Gathered
from langnghe.loading import Folder
from langnghe.offline import worker_job
from langnghe.pages import Room
from langnghe.problems import Problem
from langnghe.progress import Watch
from langnghe.search import Index
from langnghe.settings import Settings


@dataclass(frozen=True)
class Plan:
    """The plan of one site on one day."""

    root: Path
    settings: Settings
    aside: tuple[Problem, ...]  # of the settings, the words and the prose
    gathered: Gathered
    rendered: Rendered
    room: Room
    thought_out: tuple[Job, ...]  # as the rooms gave them
    of_rooms: tuple[Job, ...]  # the same, each made from the texts that it opens as well
    index: Index  # for search, which is made from all texts

    @property
    def jobs(self) -> tuple[Job, ...]:
        """Everything the site consists of."""
        made = (*self.of_rooms, *self.index.jobs)
        given = (artefact.address for artefact in self.rendered.files)
        first = self.settings.first.code
        languages = {code: (root_of(code, first), words) for code, words in self.room.words.items()}
        return (*made, worker_job(made, given, languages))

    @property
    def problems(self) -> list[Problem]:
        """All that is wrong, as it is printed."""
        return sorted([*self.aside, *self.gathered.problems])

    def after(
        self, touched: Collection[Folder], root: Path, today: datetime.date, watch: Watch
    ) -> "Plan | None":
        """The same plan after these folders of records, and nothing else, have been touched.

        None where it must be thought out anew: for another site or day, or because more has
        changed than texts.
        """
        if (root, today) != (self.root, self.gathered.catalogue.today):
            return None
        gathered = self.gathered.reread(touched, watch)
        if gathered is None:
            return None
        names, texts = {folder.id for folder in touched}, gathered.texts
        of_rooms = tuple(
            job if names.isdisjoint(job.opens) else with_texts(thought, texts)
            for thought, job in zip(self.thought_out, self.of_rooms, strict=True)
        )
        index = self.index.after(texts, watch)
        return replace(self, gathered=gathered, of_rooms=of_rooms, index=index)


def with_texts(job: Job, texts: Mapping[str, bytes]) -> Job:
    """The job, made from the texts that it opens as well; `texts` are fingerprints by id."""
    if not job.opens:
        return job
    return job._replace(made_from=digest(job.made_from, *(texts[name] for name in job.opens)))
