"""The files that articles were read from, for those that no address leads to."""

from collections.abc import Iterable

from corpus.models import Citation
from handlers.answer_buttons import Originals
from handlers.reference import link
from handlers.services import Context


def originals_of(citations: Iterable[Citation], context: Context) -> Originals:
    """The versions of articles whose files can be sent, among those cited that are on no page."""
    keys = [cited.key for cited in citations if link(cited.url) is None]
    return context.services.library.originals.known(keys) if keys else frozenset()
