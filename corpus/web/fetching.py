"""What is at an address of the web, wherever it leads within its reach."""

from typing import NamedTuple
from urllib.parse import unquote, urlsplit, urlunsplit

from corpus.errors import PrivateAddress, SourceTooLarge, UnreachableSource
from corpus.readers import MAXIMUM_BYTES
from corpus.web.addresses import PUBLIC, Reach

SECONDS = 30.0  # for all of it, redirects and all
QUIET_SECONDS = 10.0  # without a byte
REDIRECTS = 5
HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible; Pullquote; reads one page for a newsroom)",
    "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.5",
    "Accept-Language": "fr,en;q=0.8",
}


class Fetched(NamedTuple):
    """What an address gave."""

    url: str  # where it was in the end
    name: str  # of a file with these contents
    data: bytes


def fetch(url: str, reach: Reach = PUBLIC, seconds: float = SECONDS) -> Fetched:
    """The contents at an http(s) address.

    Raises PrivateAddress, UnreachableSource, and SourceTooLarge once the limit is passed, packed or unpacked.
    """
    import httpcore  # here, since most commands never fetch and these take a tenth of a second to import
    import httpx

    from corpus.web.connecting import Transport

    try:
        with (
            httpx.Client(
                transport=Transport(reach, seconds),
                follow_redirects=True,
                max_redirects=REDIRECTS,
                timeout=QUIET_SECONDS,
                headers=HEADERS,
                trust_env=False,  # a proxy would look the name up again
            ) as client,
            client.stream("GET", url) as response,
        ):
            response.raise_for_status()
            body = bytearray()
            for chunk in response.iter_bytes():
                body += chunk
                if len(body) > MAXIMUM_BYTES:
                    raise SourceTooLarge(url, len(body), MAXIMUM_BYTES)
            at = without_login(str(response.url))
            return Fetched(at, file_name(at, response.headers.get("content-type", "")), bytes(body))
    except PermissionError as error:
        raise PrivateAddress(url) from error
    except httpx.HTTPStatusError as error:
        status = error.response
        raise UnreachableSource(url, f"{status.status_code} {status.reason_phrase}".strip()) from error
    except (
        *(httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, UnicodeError, ValueError),
        *(
            httpcore.NetworkError,
            httpcore.ProtocolError,
            httpcore.TimeoutException,
            httpcore.UnsupportedProtocol,
        ),
    ) as error:
        raise UnreachableSource(url, str(error) or type(error).__name__) from error


def file_name(url: str, media_type: str = "") -> str:
    """The name to read contents under: the last part of the path, as HTML when it has no ending."""
    name = unquote(urlsplit(url).path.rstrip("/").rpartition("/")[2])
    is_page = media_type.split(";")[0].strip().lower() in ("text/html", "application/xhtml+xml")
    return name if "." in name and not is_page else f"{name or 'page'}.html"


def without_login(url: str) -> str:
    """The address as others may see it, without the user's name and password; as it is when it is none."""
    try:
        split = urlsplit(url)
    except ValueError:
        return url
    return urlunsplit(split._replace(netloc=split.netloc.rpartition("@")[2]))
