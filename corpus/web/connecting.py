"""Connections to the very address that was checked, and for a limited time in all."""

import os
import socket
import ssl
import time
from collections.abc import Iterable
from functools import lru_cache, partial
from typing import Any

import httpcore
import httpx
from httpcore import SOCKET_OPTION, NetworkStream

from corpus.web.addresses import Reach
from corpus.web.deadlines import within

_HEAD_BYTES = 262_144  # that a server may send before a page begins, in all answers on the way to it
_NO_NAME = {socket.EAI_NONAME, socket.EAI_NODATA}  # the others are troubles of the network
_VALUE_BYTES = 8_192  # of a header; what a browser sends and takes is no longer, and some are searched here


class Transport(httpx.BaseTransport):
    """Sends each request, also after a redirect, to an address of its host that may be reached.

    The address is looked up once and the connection made to it, so that a name that changes its address
    between the check and the connection gains nothing. The host stays in the request and in TLS.
    """

    def __init__(self, reach: Reach, seconds: float) -> None:
        self._allowance = _Allowance(time.monotonic() + seconds)
        backend = _Backend(reach, self._allowance)
        trusted = _trusted(os.environ.get("SSL_CERT_FILE"), os.environ.get("SSL_CERT_DIR"))
        self._pool = httpcore.ConnectionPool(ssl_context=trusted, network_backend=backend)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send a request; raises httpcore's errors."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        sent = httpcore.Request(
            request.method, url, headers=request.headers.raw, extensions=request.extensions
        )
        self._allowance.in_head = True
        answered = self._pool.handle_request(sent)
        self._allowance.in_head = False
        headers = [(name, value) for name, value in answered.headers if len(value) <= _VALUE_BYTES]
        return httpx.Response(
            answered.status, headers=headers, stream=_Body(answered), extensions=answered.extensions
        )

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


@lru_cache(1)  # to read them takes longer than most pages
def _trusted(_file: str | None, _folder: str | None) -> ssl.SSLContext:
    """The certificates that these two name, else httpx's own, since a small system has none."""
    return httpx.create_ssl_context()


class _Body(httpx.SyncByteStream):
    def __init__(self, answered: httpcore.Response) -> None:
        self._answered = answered

    def __iter__(self) -> Any:
        return self._answered.iter_stream()

    def close(self) -> None:
        self._answered.close()


class _Allowance:
    """What all connections of a fetch may take together: time, and bytes before the page itself begins."""

    def __init__(self, end: float) -> None:
        self._end = end
        self._head = _HEAD_BYTES
        self.in_head = True

    def left(self, timeout: float | None) -> float:
        """The seconds that are left, at most the timeout; raises ConnectTimeout when none are."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore.ConnectTimeout("it takes too long")
        return left if timeout is None else min(left, timeout)

    def count(self, received: bytes) -> bytes:
        """What was received; raises ReadError for headers, or interim answers, without an end."""
        if self.in_head:
            self._head -= len(received)
            if self._head < 0:
                raise httpcore.ReadError("too much before the page")
        return received


class _Backend(httpcore.SyncBackend):
    """Looks up and checks where a connection goes."""

    def __init__(self, reach: Reach, allowance: _Allowance) -> None:
        super().__init__()
        self._reach = reach
        self._allowance = allowance

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> NetworkStream:
        """Connect to the first address that answers.

        Raises PermissionError for a forbidden one, TimeoutError for a name that is looked up too long, and
        socket.gaierror for one that nothing has.
        """
        try:
            # The system itself sets no time to a look-up.
            addresses = within(self._allowance.left(timeout), partial(self._reach.addresses, host, port))
        except (PermissionError, TimeoutError):
            raise
        except (OSError, UnicodeError) as error:
            if isinstance(error, socket.gaierror) and error.errno in _NO_NAME:
                raise
            raise httpcore.ConnectError(str(error)) from error
        failure: httpcore.ConnectError | httpcore.ConnectTimeout | None = None
        for address in addresses:
            try:
                left = self._allowance.left(timeout)
                stream = super().connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
            else:
                return _TimedStream(stream, self._allowance)
        raise failure or httpcore.ConnectError(f"{host} has no address")


class _TimedStream(NetworkStream):
    """A stream that ends at a moment, however little at a time it sends."""

    def __init__(self, stream: NetworkStream, allowance: _Allowance) -> None:
        self._stream = stream
        self._allowance = allowance

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._allowance.count(self._stream.read(max_bytes, self._allowance.left(timeout)))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._allowance.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> NetworkStream:
        left = self._allowance.left(timeout)
        return _TimedStream(self._stream.start_tls(ssl_context, server_hostname, left), self._allowance)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
