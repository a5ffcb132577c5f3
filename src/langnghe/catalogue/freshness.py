"""How new records are: by what they hold, not by the day of the build.

So building alone makes nothing newer, and the same records give the same bytes on every day on
which nothing of theirs ends.
"""

import datetime

from langnghe.catalogue.outlines import Outline


def day_of_record(outline: Outline, today: datetime.date) -> str:
    """The last day on which it was compared with its sources, or something in it ended.

    2026-11-23; "" where nobody has said.
    """
    now = today.toordinal()
    newest = max((day for day in (outline.checked, *outline.turns) if day <= now), default=0)
    return datetime.date.fromordinal(newest).isoformat() if newest else ""
