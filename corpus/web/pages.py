"""The article of a web page: its bytes are fetched here, and read in a process of their own."""

from corpus.models import AnalysedDraft
from corpus.readers import MAXIMUM_BYTES
from corpus.readers.confined_reading import only, parts_of
from corpus.readers.wire import Kind, Request
from corpus.sandbox.pool import WorkerPool
from corpus.sandbox.worker import Program
from corpus.web.addresses import PUBLIC, Reach
from corpus.web.fetching import fetch, without_login

PROGRAM = Program("corpus.web.page_worker", programs=("tesseract",), folders=("TESSDATA_PREFIX",))
_MOST, _OF_ONE = 4, 2  # processes at a time, in all and for one person
_WORKERS = WorkerPool(PROGRAM, _MOST, _OF_ONE)


def fetch_article(url: str, reach: Reach = PUBLIC) -> AnalysedDraft:
    """Read the article at an http(s) address, be it a page or a file of a kind that is read.

    Raises WalledSource for a page that stands before it, what ``fetch`` raises, and what ``read`` raises.
    """
    fetched = fetch(url, reach)
    page = {"asked": without_login(url), "reached": fetched.url, "charset": fetched.charset}
    request = Request(Kind.FILE, fetched.name, MAXIMUM_BYTES, about=page)
    return only(fetched.name, parts_of(request, fetched.data, _WORKERS))
