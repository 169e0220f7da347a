"""A bucket on this machine: keeps files in memory and looks at every signature."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import unquote, urlsplit

from config.media import Bucket
from tests.casestudies.signatures import Asked, fault

NAME, KEY, SECRET = "course-files", "an-access-key", "a/secret+key"


class BucketServer(ThreadingHTTPServer):
    """`files` are the objects by address; `later` moves its clock on."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.files: dict[str, bytes] = {}
        self.later = timedelta(0)

    def bucket(self, *, secret: str = SECRET, link_seconds: int = 60) -> Bucket:
        """The bucket as the environment would describe it."""
        at = f"http://127.0.0.1:{self.server_port}"
        return Bucket(NAME, at, "eu-central-1", KEY, secret, link_seconds)


class _Answers(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: BucketServer

    def _asked(self) -> Asked:
        headers = {name.lower(): value for name, value in self.headers.items()}
        body = self.rfile.read(int(headers.get("content-length", "0")))
        return Asked(self.command, self.path, headers, body)

    def _answer(self) -> None:
        asked = self._asked()
        now = datetime.now(UTC) + self.server.later
        code = fault(asked, key=KEY, secret=SECRET, now=now)
        address = unquote(urlsplit(asked.target).path)
        if code is None and asked.method == "PUT":
            self.server.files[address] = asked.body
        found = self.server.files.get(address)
        if code is not None or found is None:
            status, code = (403, code) if code else (404, "NoSuchKey")
            self._send(status, f"<Error><Code>{code}</Code></Error>".encode(), "text/xml")
        elif asked.method == "PUT":
            self._send(200, b"")
        else:
            kind = asked.query.get("response-content-type", "binary/octet-stream")
            self._send(200, found, kind, asked.query.get("response-content-disposition", ""))

    do_GET = do_HEAD = do_PUT = _answer  # noqa: N815  (the names the base class looks for)

    def _send(self, status: int, body: bytes, kind: str = "text/plain", said: str = "") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("ETag", f'"{hashlib.sha256(body).hexdigest()}"')
        if said:
            self.send_header("Content-Disposition", said)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, *_args: object) -> None:
        """Stay silent."""


@contextmanager
def running() -> Iterator[BucketServer]:
    """The server, while it is needed."""
    server = BucketServer()
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.shutdown()
    server.server_close()
    thread.join()
