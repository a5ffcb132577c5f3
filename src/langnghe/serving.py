"""A small server for one's own desk: builds, serves, and builds again whenever a file is saved."""

import datetime
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TypeVar

RELOAD_PATH = "/__langnghe/changes"
SCRIPT_PATH = "/__langnghe/reload.js"
# Added to pages on their way out only: the published files never hold it.
_TAG = f'<script src="{SCRIPT_PATH}"></script></body>'.encode()
_SCRIPT = f"new EventSource('{RELOAD_PATH}').onmessage = () => location.reload()".encode()
_HEARTBEAT_S = 15  # seconds between signs of life to a waiting browser

T = TypeVar("T")


@dataclass
class Changes:
    """Counts the builds, so that open pages learn of a new one."""

    number: int = 0
    changed: threading.Condition = field(default_factory=threading.Condition)

    def tell(self) -> None:
        with self.changed:
            self.number += 1
            self.changed.notify_all()

    def wait(self, seen: int) -> int:
        """The number of the present build, once it is another than `seen` or time is up."""
        with self.changed:
            self.changed.wait_for(lambda: self.number != seen, timeout=_HEARTBEAT_S)
            return self.number


class _Handler(SimpleHTTPRequestHandler):
    """Serves the published folder; a missing page gets the site's own 404."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, changes: Changes, **kwargs: object) -> None:
        self._changes = changes
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        if self.path == RELOAD_PATH:
            self._stream_changes()
        elif self.path == SCRIPT_PATH:
            self._answer(HTTPStatus.OK, _SCRIPT, "text/javascript")
        else:
            self._page() or super().do_GET()

    def _page(self) -> bool:
        """Answer with a page of the site or its 404; False leaves other files to the base."""
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            if not self.path.split("?")[0].endswith("/"):
                return False  # the base class leads on to the folder's own address
            path /= "index.html"
        status = HTTPStatus.OK
        if not path.is_file():
            status, path = HTTPStatus.NOT_FOUND, Path(self.directory) / "404.html"
        if path.suffix != ".html" or not path.is_file():
            return False
        page = path.read_bytes().replace(b"</body>", _TAG)
        self._answer(status, page, "text/html; charset=utf-8")
        return True

    def _answer(self, status: HTTPStatus, content: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def _stream_changes(self) -> None:
        # Before the browser hears anything, or a build that ends just then is never told.
        seen = self._changes.number
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        try:
            while True:
                now = self._changes.wait(seen)
                self.wfile.write(b": alive\n\n" if now == seen else b"data: built\n\n")
                self.wfile.flush()
                seen = now
        except OSError:
            return  # the page was closed

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  the base class's name
        """Say nothing: the terminal belongs to the author's problems."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = True


def server(site: Path, host: str, port: int, changes: Changes) -> ThreadingHTTPServer:
    """A server of the folder `site`. Raises OSError when the port is taken."""
    return _Server((host, port), partial(_Handler, directory=str(site), changes=changes))


def serve(
    running: ThreadingHTTPServer, changes: Changes, saved: Iterable[T], rebuild: Callable[[T], None]
) -> None:
    """Serve for as long as `saved` goes on; on each save, `rebuild` and tell the pages."""
    with running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        for what in saved:
            rebuild(what)
            changes.tell()
        running.shutdown()


def clock() -> str:
    """The time of day, for a line that says when a build ended."""
    return datetime.datetime.now(tz=datetime.UTC).astimezone().strftime("%H:%M:%S")
