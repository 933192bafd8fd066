"""A web server of our own for tests: pages, redirects, and answers that never end."""

import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from corpus.web.addresses import Reach

Answer = tuple[int, dict[str, str], bytes]


def _odd(host: str, port: int) -> list[str]:
    if host == "odd.example":
        raise LookupError("nobody has thought of this")
    return ["127.0.0.1"]


ODD = Reach(private=True, resolver=_odd)
"""Near us, but for a host over which an error is raised that is none of a source."""


class Site:
    """Pages by path; ``address`` is where they are."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.address = f"http://127.0.0.1:{port}"
        self.pages: dict[str, Answer] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []  # of what was asked, names in small letters
        self.dripping = False
        self.held: set[str] = set()  # paths that get no answer as long as they are here

    def page(
        self, path: str, body: str | bytes, kind: str = "text/html; charset=utf-8", **headers: str
    ) -> str:
        """Put a page at a path; its address."""
        data = body.encode() if isinstance(body, str) else body
        self.pages[path] = (200, {"Content-Type": kind, **headers}, data)
        return self.address + path

    def redirect(self, path: str, to: str) -> str:
        """Lead from a path to an address."""
        self.pages[path] = (302, {"Location": to}, b"")
        return self.address + path


@contextmanager
def site(tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """A running server; a page that bears an ETag is sent once to whoever knows it."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer(self, served)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    served = Site(server.server_port)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    try:
        yield served
    finally:
        served.dripping = False
        served.held.clear()
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def web() -> Iterator[Site]:
    """A site of this test's own."""
    with site() as served:
        yield served


def answer(request: BaseHTTPRequestHandler, served: Site) -> None:
    """Answer a request as the site's pages say."""
    served.asked.append(request.path)
    served.headers.append({name.lower(): value for name, value in request.headers.items()})
    while request.path in served.held:
        time.sleep(0.02)
    status, headers, body = served.pages.get(request.path, (404, {}, b"nothing here"))
    if (etag := headers.get("ETag")) and request.headers.get("If-None-Match") == etag:
        status, body = 304, b""
    request.send_response(status)
    for name, value in headers.items():
        request.send_header(name, value)
    if not served.dripping:
        request.send_header("Content-Length", str(len(body)))
    request.end_headers()
    with suppress(OSError):  # the reader had enough
        if not served.dripping:
            request.wfile.write(body)
        while served.dripping:
            request.wfile.write(b".")
            time.sleep(0.02)
