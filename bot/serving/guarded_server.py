"""A server of which nobody takes more than the bot can spare: connections, time and bytes are bounded."""

import sys

from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPConnection, HTTPMessageDelegate
from tornado.web import Application

if sys.platform != "win32":
    import resource

MOST_CONNECTIONS = 256  # Telegram opens forty (max_connections of setWebhook)
OF_DESCRIPTORS = 4  # at most one in so many is a connection's: the store and the processes need the others
IDLE_SECONDS = 75.0  # until a request and its headers have come: longer than proxies keep a connection
BODY_SECONDS = 10.0
HEADER_BYTES = 16_384
BODY_BYTES = 1_000  # who expects more says so, once it is known who sends it


class GuardedServer(HTTPServer):
    """When there are too many connections, the one that has been without a whole request longest is closed.

    A request takes milliseconds: what is closed is what never came to an end. Addresses are not told apart,
    since behind a proxy all have the same.
    """

    def initialize(self, application: Application) -> None:  # type: ignore[override]
        """Tornado's constructor."""
        super().initialize(
            application,
            max_header_size=HEADER_BYTES,
            max_body_size=BODY_BYTES,
            idle_connection_timeout=IDLE_SECONDS,
            body_timeout=BODY_SECONDS,
        )
        self._most = most_connections()
        self._waiting: dict[object, None] = {}  # for a request, the longest first

    def start_request(self, server_conn: object, request_conn: HTTPConnection) -> HTTPMessageDelegate:
        """Wait for a request: Tornado's word for a new connection, and for one whose last request is done."""
        self._waiting.pop(server_conn, None)
        self._waiting[server_conn] = None
        if len(self._waiting) > self._most:
            longest = next(iter(self._waiting))
            del self._waiting[longest]
            longest.stream.close()  # type: ignore[attr-defined]  # Tornado calls a connection any object
        return super().start_request(server_conn, request_conn)

    def on_close(self, server_conn: object) -> None:
        """Forget a connection."""
        super().on_close(server_conn)
        self._waiting.pop(server_conn, None)


def most_connections() -> int:
    """How many connections a port may have."""
    if sys.platform == "win32":
        return MOST_CONNECTIONS
    descriptors, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    if descriptors == resource.RLIM_INFINITY:
        return MOST_CONNECTIONS
    return max(1, min(MOST_CONNECTIONS, descriptors // OF_DESCRIPTORS))
