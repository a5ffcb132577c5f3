"""How long it takes from the save of a text until the served page shows it.

The page is asked for again and again from the moment of the save: what an author sees who looks at
it, but for the browser's own part.
"""

import http.client
import random
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_STORY = re.compile(r"^story:\n  - text: >-\n      ", re.MULTILINE)
_ASK_EVERY_S = 0.03
_PATIENCE_S = 60
_APART_S = 0.5  # an author reads before he types on


def saves(country: Path, count: int, seed: int) -> Iterator[tuple[str, float]]:
    """The page and the seconds of each save, of some records of a country built before."""
    chance = random.Random(seed)
    records = sorted(country.glob("*/*/[vp]*.yml"))
    told = [path for path in records if _STORY.search(path.read_text("utf-8"))]
    with _served(country) as port:
        for number, record in enumerate(chance.sample(told, count)):
            time.sleep(_APART_S)
            kind, name = record.relative_to(country).parts[:2]
            page = f"/{kind}/{name}.html"
            yield page, _save(port, page, record, f"Chữ mới số {number} của {seed}.")


def _save(port: int, page: str, record: Path, words: str) -> float:
    text = record.read_text("utf-8")
    record.write_text(_STORY.sub(lambda found: f"{found.group()}{words} ", text, count=1), "utf-8")
    saved = time.monotonic()
    while words not in _get(port, page):
        if time.monotonic() - saved > _PATIENCE_S:
            raise TimeoutError(page)
        time.sleep(_ASK_EVERY_S)
    taken = time.monotonic() - saved
    record.write_text(text, "utf-8")
    while words in _get(port, page):
        time.sleep(_ASK_EVERY_S)
    return taken


def _get(port: int, page: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", page)
    text = connection.getresponse().read().decode()
    connection.close()
    return text


@contextmanager
def _served(root: Path) -> Iterator[int]:
    """The port at which a root is served, once it is built."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    program = Path(sys.executable).with_name("langnghe")
    with subprocess.Popen(
        [program, "serve", "--lang", "en", "--root", root, "--port", str(port)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout
        try:
            for line in process.stdout:
                if "Ctrl+C" in line:
                    break
            yield port
        finally:
            process.terminate()
