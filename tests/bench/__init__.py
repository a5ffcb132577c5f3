"""How fast the site is built: an invented country, the peers it is measured against, the measure.

Not part of the generator; it uses the generator as a site would, and is run by `scripts/bench`.
"""

from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
"""The repository; nothing that is made for a measurement is written inside it."""
