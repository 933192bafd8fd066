"""A web server of our own for tests: pages, redirects, and answers that never end."""

import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = tuple[int, dict[str, str], bytes]


class Site:
    """Pages by path; ``address`` is where they are."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.address = f"http://127.0.0.1:{port}"
        self.pages: dict[str, Answer | Callable[[], Answer]] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []  # of what was asked, names in small letters
        self.dripping = False

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
            served.asked.append(self.path)
            served.headers.append({name.lower(): value for name, value in self.headers.items()})
            status, headers, body = served.pages.get(self.path, (404, {}, b"nothing here"))  # type: ignore[misc]
            if (etag := headers.get("ETag")) and self.headers.get("If-None-Match") == etag:
                status, body = 304, b""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            if not served.dripping:
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if not served.dripping:
                self.wfile.write(body)
                return
            try:
                while served.dripping:
                    self.wfile.write(b".")
                    time.sleep(0.02)
            except OSError:
                pass  # the reader had enough

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
        server.shutdown()
        server.server_close()
        thread.join()
