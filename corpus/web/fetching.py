"""What is at an address of the web, wherever it leads within its reach."""

import socket
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit, urlunsplit

from corpus.errors import (
    NoSuchSite,
    PrivateAddress,
    SilentSite,
    SourceTooLarge,
    UnreachableSource,
    WalledSource,
)
from corpus.readers import FORMATS, MAXIMUM_BYTES
from corpus.web.addresses import PUBLIC, Reach
from corpus.web.unpacking import ACCEPTED, unpacked
from corpus.web.wall_kinds import Wall

if TYPE_CHECKING:
    from httpx import Client, Response

SECONDS = 30.0  # for all of it, redirects and all
QUIET_SECONDS = 10.0  # without a byte
REDIRECTS = 5
MOST_PIECES = 20_000  # that a page is sent in: each takes time, of which one byte is worth none
NOT_MODIFIED = 304
WALLS = {401: Wall.LOGIN, 402: Wall.SUBSCRIPTION, 403: Wall.ROBOTS}  # by what a server answers
HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; Pullquote; reads one page for a newsroom)",
    "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.5",
    "Accept-Language": "fr,en;q=0.8",
    "Accept-Encoding": ACCEPTED,
}


class Validators(NamedTuple):
    """By what a server knows which state of a page one has (RFC 9110, 13.1)."""

    etag: str | None = None
    modified: str | None = None

    @property
    def headers(self) -> dict[str, str]:
        """The question for another state than this one."""
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        # A server may have said what no header can say back.
        return {name: value for name, value in asked.items() if value and _is_sendable(value)}


def _is_sendable(value: str) -> bool:
    return value.isascii() and value.isprintable()


NOTHING = Validators()


class Fetched(NamedTuple):
    """What an address gave."""

    url: str  # where it was in the end
    name: str  # of a file with these contents
    data: bytes
    charset: str | None = None  # that the server says the text is in
    validators: Validators = NOTHING
    changed: bool = True  # without it, there are no data


def fetch(
    url: str,
    reach: Reach = PUBLIC,
    seconds: float = SECONDS,
    *,
    known: Validators = NOTHING,
    headers: Mapping[str, str] = HEADERS,
) -> Fetched:
    """The contents at an http(s) address, unless they are still those ``known``.

    Raises PrivateAddress, NoSuchSite, SilentSite, UnreachableSource for what else gives no page, WalledSource
    for a server that wants something first, and SourceTooLarge once the limit is passed, packed or unpacked.
    """
    import httpcore  # here, since most commands never fetch and these take a tenth of a second to import
    import httpx

    from corpus.web.connecting import Transport

    name = without_login(url)  # as errors may say it
    try:
        with (
            httpx.Client(
                transport=Transport(reach, seconds),
                timeout=QUIET_SECONDS,
                headers={**headers, **known.headers},
                trust_env=False,  # a proxy would look the name up again
            ) as client,
            closing(_followed(client, url)) as response,
        ):
            return _fetched(name, response)
    except PermissionError as error:
        raise PrivateAddress(name) from error
    except socket.gaierror as error:
        raise NoSuchSite(name) from error
    except (TimeoutError, httpx.TimeoutException, httpcore.TimeoutException) as error:
        raise SilentSite(name) from error
    except httpx.HTTPStatusError as error:
        status = error.response
        if wall := WALLS.get(status.status_code):
            raise WalledSource(name, wall) from error
        raise UnreachableSource(name, f"{status.status_code} {status.reason_phrase}".strip()) from error
    except (
        *(httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, UnicodeError, ValueError),
        *(
            httpcore.NetworkError,
            httpcore.ProtocolError,
            httpcore.UnsupportedProtocol,
        ),
    ) as error:
        raise UnreachableSource(name, str(error) or type(error).__name__) from error


def _followed(client: "Client", url: str) -> "Response":
    """The first answer that leads nowhere else, without its body.

    httpx itself would read, and unpack, the bodies of those that do: nothing says how long they are.
    """
    request = client.build_request("GET", url)
    for _ in range(REDIRECTS + 1):
        response = client.send(request, stream=True)
        if response.next_request is None:
            return response
        response.close()
        request = response.next_request
    raise ValueError(f"more than {REDIRECTS} redirects")


def _fetched(name: str, response: "Response") -> Fetched:
    told = response.headers
    at = without_login(str(response.url))
    validators = Validators(told.get("etag"), told.get("last-modified"))
    if response.status_code == NOT_MODIFIED:
        return Fetched(at, "", b"", validators=validators, changed=False)
    response.raise_for_status()
    body = bytearray()
    for piece in unpacked(_measured(name, response), told.get("content-encoding", "")):
        body += piece
        if len(body) > MAXIMUM_BYTES:
            raise SourceTooLarge(name, len(body), MAXIMUM_BYTES)
    name_there = file_name(at, told.get("content-type", ""))
    return Fetched(at, name_there, bytes(body), response.charset_encoding, validators)


def _measured(name: str, response: "Response") -> Iterator[bytes]:
    """The bytes as they are sent; raises SourceTooLarge, and ValueError for a page in crumbs."""
    size = 0
    for number, piece in enumerate(response.iter_raw()):
        size += len(piece)
        if size > MAXIMUM_BYTES:
            raise SourceTooLarge(name, size, MAXIMUM_BYTES)
        if number >= MOST_PIECES:
            raise ValueError(f"more than {MOST_PIECES} pieces")
        yield piece


def file_name(url: str, media_type: str = "") -> str:
    """The name to read contents under: the last part of the path, with the ending that the type asks for."""
    name = unquote(urlsplit(url).path.rstrip("/").rpartition("/")[2])
    ending = PurePosixPath(name).suffix.lower()
    kind = media_type.partition(";")[0].strip().lower()
    format = next((format for format in FORMATS if kind in format.media_types), None)
    if format is not None:
        # Servers call much plain text that is none, such as Markdown.
        is_its_own = ending in format.endings or (kind == "text/plain" and ending)
        return name if is_its_own else f"{name or 'page'}{format.endings[0]}"
    return name if ending else f"{name or 'page'}.html"


def without_login(url: str) -> str:
    """The address as others may see it, without the user's name and password; as it is when it is none."""
    try:
        split = urlsplit(url)
    except ValueError:
        return url
    return urlunsplit(split._replace(netloc=split.netloc.rpartition("@")[2]))
