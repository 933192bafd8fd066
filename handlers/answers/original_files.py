"""The files that articles were read from, for those that no address leads to."""

from collections.abc import Iterable

from corpus.models import Citation
from handlers.answers.answer_buttons import Originals
from handlers.chat.services import Context
from handlers.texts.reference import link


def originals_of(citations: Iterable[Citation], context: Context) -> Originals:
    """The versions of articles whose files can be sent, among those cited that are on no page."""
    keys = [cited.key for cited in citations if link(cited.url) is None]
    return context.services.library.originals.known(keys) if keys else frozenset()
