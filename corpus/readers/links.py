"""A web page by its address, for people who run the command line themselves."""

from urllib.parse import SplitResult, unquote, urlsplit, urlunsplit

from corpus.errors import SourceTooLarge, UnreachableSource
from corpus.models import Draft
from corpus.readers import MAXIMUM_BYTES, read

SECONDS = 20.0
REDIRECTS = 5
AGENT = "Pullquote"


def fetch(url: str) -> Draft:
    """Read the article at an http(s) address; raises UnreachableSource and what ``read`` raises.

    It follows redirects to wherever they lead, so it must only be given addresses by the operator.
    """
    draft = read(file_name(url), download(url))
    return draft if draft.url else draft.model_copy(update={"url": without_login(url)})


def download(url: str) -> bytes:
    """The bytes at an address; raises UnreachableSource, SourceTooLarge once the limit is passed."""
    import httpx  # here, since most commands never fetch and it takes a tenth of a second to import

    body = bytearray()
    try:
        with (
            httpx.Client(
                follow_redirects=True, max_redirects=REDIRECTS, timeout=SECONDS, headers={"User-Agent": AGENT}
            ) as client,
            client.stream("GET", url) as response,
        ):
            response.raise_for_status()
            for chunk in response.iter_bytes():
                body += chunk
                if len(body) > MAXIMUM_BYTES:
                    raise SourceTooLarge(url, len(body), MAXIMUM_BYTES)
    except httpx.HTTPStatusError as error:
        raise UnreachableSource(
            url, f"{error.response.status_code} {error.response.reason_phrase}"
        ) from error
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:  # the last for a host that is no name
        raise UnreachableSource(url, str(error) or type(error).__name__) from error
    return bytes(body)


def file_name(url: str) -> str:
    """The name to read the page under: the last part of its path, as HTML when it has no ending."""
    name = unquote(parts(url).path.rstrip("/").rpartition("/")[2])
    return name if "." in name else f"{name or 'page'}.html"


def without_login(url: str) -> str:
    """The address as others may see it, without the user's name and password."""
    split = parts(url)
    return urlunsplit(split._replace(netloc=split.netloc.rpartition("@")[2]))


def parts(url: str) -> SplitResult:
    """The parts of an address; raises UnreachableSource when it is none."""
    try:
        return urlsplit(url)
    except ValueError as error:
        raise UnreachableSource(url, str(error)) from error
