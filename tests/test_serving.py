import http.client
import socket
import subprocess
import threading
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from building import BIN, environment
from conftest import PRODUCT, VILLAGE, Province
from langnghe.serving import RELOAD_PATH, SCRIPT_PATH, Changes, server

pytest_plugins = ("built_sites",)

HOME = "<!doctype html><html><body><h1>Trang đầu</h1></body></html>"
PATIENCE_S = 60  # how long a slow machine may take; a passing test waits for none of it


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "villages").mkdir()
    (tmp_path / "index.html").write_text(HOME, encoding="utf-8")
    (tmp_path / "villages/index.html").write_text(HOME.replace("đầu", "làng"), encoding="utf-8")
    (tmp_path / "404.html").write_text(HOME.replace("đầu", "lạc"), encoding="utf-8")
    (tmp_path / "a b.css").write_text("body{}")
    return tmp_path


@pytest.fixture
def changes() -> Changes:
    return Changes()


@pytest.fixture
def port(site: Path, changes: Changes) -> Iterator[int]:
    with server(site, "127.0.0.1", 0, changes) as running:
        thread = threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield int(running.server_address[1])
        running.shutdown()


def get(port: int, path: str) -> tuple[int, str, str]:
    """Status, type and text of an answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE_S)
    connection.request("GET", path)
    answer = connection.getresponse()
    kind = answer.getheader("Content-Type") or ""
    text = answer.read().decode()
    connection.close()
    return answer.status, kind, text


@pytest.mark.parametrize("path", ["/", "/index.html", "/?a=1", "/index.html?a=1"])
def test_a_page_is_served(port: int, path: str) -> None:
    status, kind, text = get(port, path)

    assert (status, kind) == (200, "text/html; charset=utf-8")
    assert "<h1>Trang đầu</h1>" in text


def test_a_folder_is_served_by_its_index(port: int) -> None:
    assert "Trang làng" in get(port, "/villages/")[2]


def test_a_folder_without_its_slash_leads_on_to_it(port: int) -> None:
    assert get(port, "/villages")[0] == 301


def test_other_files_are_served_as_they_are(port: int) -> None:
    assert get(port, "/a%20b.css") == (200, "text/css", "body{}")


@pytest.mark.parametrize(
    "path", ["/nowhere.html", "/nowhere/", "/nowhere", "/x.css", "/..%2f..%2fetc/passwd", "/%00"]
)
def test_an_unknown_address_gets_the_page_for_lost_readers(port: int, path: str) -> None:
    status, _, text = get(port, path)

    assert status == 404
    assert "Trang lạc" in text


@pytest.mark.parametrize("path", ["/../secret.txt", "/%2e%2e/secret.txt", "/..%5csecret.txt"])
def test_nothing_outside_the_site_is_served(site: Path, port: int, path: str) -> None:
    (site.parent / "secret.txt").write_text("secret")

    status, _, text = get(port, path)

    assert status == 404
    assert "secret" not in text


def test_pages_watch_for_changes_and_files_do_not_know_of_it(site: Path, port: int) -> None:
    served = get(port, "/")[2]

    assert f'<script src="{SCRIPT_PATH}"></script></body>' in served
    assert RELOAD_PATH in get(port, SCRIPT_PATH)[2]
    assert (site / "index.html").read_text("utf-8") == HOME
    assert SCRIPT_PATH not in get(port, "/a%20b.css")[2]


def test_a_waiting_page_is_told_of_a_new_build(port: int, changes: Changes) -> None:
    with waiting(port) as lines:
        changes.tell()

        assert told(lines) == "data: built"


def test_every_waiting_page_is_told(port: int, changes: Changes) -> None:
    with waiting(port) as one, waiting(port) as other:
        changes.tell()

        assert told(one) == told(other) == "data: built"


class waiting:  # noqa: N801  it reads as a word of the sentence
    """The lines of an event stream, once the server is known to listen for it."""

    def __init__(self, port: int, host: str = "127.0.0.1") -> None:
        self._socket = socket.create_connection((host, port), timeout=PATIENCE_S)

    def __enter__(self) -> Iterator[str]:
        request = f"GET {RELOAD_PATH} HTTP/1.1\r\nHost: x\r\n\r\n"
        self._socket.sendall(request.encode())
        lines = (line.rstrip("\r\n") for line in self._socket.makefile(encoding="utf-8"))
        head = list(iter(lambda: next(lines), ""))
        assert "Content-Type: text/event-stream" in head
        return lines

    def __exit__(self, *_: object) -> None:
        self._socket.close()


def told(lines: Iterator[str]) -> str:
    """The first thing that is said, for which a few signs of life may be waited."""
    for line in islice(lines, 20):
        if line.startswith("data:"):
            return line
    raise TimeoutError("nothing was told")


# The whole command


@pytest.fixture
def served(site_of: Province) -> Iterator[tuple[Province, int]]:
    """`langnghe serve` at work on a province of one village, on a free port."""
    site_of.village()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    command = [str(BIN / "langnghe"), "serve", "--lang", "en", "--port", str(port)]
    with subprocess.Popen(
        command, cwd=site_of.root, env=environment(), stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True,
    ) as process:  # fmt: skip
        assert process.stdout
        for line in process.stdout:
            if "Stop with Ctrl+C" in line:
                break
        else:
            pytest.fail("the server ended before it served")
        yield site_of, wait_for(port)
        process.terminate()
        process.communicate()


def wait_for(port: int) -> int:
    """The port, once somebody answers there."""
    for _ in range(int(PATIENCE_S / 0.1)):
        try:
            socket.create_connection(("127.0.0.1", port), timeout=0.1).close()
        except OSError:
            threading.Event().wait(0.1)
        else:
            return port
    raise TimeoutError(port)


def save_until_told(province: Province, text: str, lines: Iterator[str]) -> None:
    """Save a record again and again, as the watcher may still be about to begin, until told."""
    is_told = threading.Event()

    def save() -> None:
        number = 0
        while not is_told.wait(2):
            number += 1
            province.village(text + f"# lần {number}\n")

    saving = threading.Thread(target=save, daemon=True)
    saving.start()
    province.village(text)
    assert told(lines) == "data: built"
    is_told.set()
    saving.join()


def test_saving_a_record_builds_again_and_tells_the_waiting_page(
    served: tuple[Province, int],
) -> None:
    province, port = served
    assert "Làng gốm Thử Nghiệm" in get(port, "/villages/lang-gom.html")[2]

    with waiting(port) as lines:
        save_until_told(province, VILLAGE.replace("Làng gốm", "Làng nồi"), lines)

    assert "Làng nồi Thử Nghiệm" in get(port, "/villages/lang-gom.html")[2]


def test_a_mistake_while_serving_keeps_the_last_good_site(served: tuple[Province, int]) -> None:
    province, port = served

    with waiting(port) as lines:
        save_until_told(province, VILLAGE.replace("02185", "2185"), lines)
        assert "Làng gốm Thử Nghiệm" in get(port, "/villages/lang-gom.html")[2]
        save_until_told(province, VILLAGE.replace("Làng gốm", "Làng vại"), lines)

    assert "Làng vại Thử Nghiệm" in get(port, "/villages/lang-gom.html")[2]


def test_a_folder_made_while_serving_is_built_and_watched(served: tuple[Province, int]) -> None:
    province, port = served

    with waiting(port) as lines:
        province.product()
        assert told(lines) == "data: built"
        assert "Lọ gốm" in get(port, "/products/lo-gom.html")[2]
        province.product(PRODUCT.replace("Một chiếc lọ hư cấu", "Một chiếc bình hư cấu"))
        while "Một chiếc bình hư cấu" not in get(port, "/products/lo-gom.html")[2]:
            assert told(lines) == "data: built"
