"""A cited sentence as it is quoted, with what it cannot be read without, in brackets."""

from collections.abc import Sequence
from typing import NamedTuple

from corpus.models import Aside, Citation
from handlers.texts.excerpt import Span, excerpt
from handlers.texts.live_words import live_words
from handlers.texts.reply import Composer, utf16_length

ENOUGH = 500
"""UTF-16 units: where a sentence would have less room, nothing stands beside it."""


class Asides(NamedTuple):
    """What stands in brackets before a sentence and after it; nothing where nothing is needed."""

    before: str = ""
    after: str = ""

    @classmethod
    def of(cls, cited: Citation, among: Sequence[Citation]) -> "Asides":
        """Those of a sentence: what is cited itself among the others is not shown twice."""
        before, after = (
            f"[{aside.text}]" if aside and not _is_cited(aside, cited, among) else ""
            for aside in (cited.before, cited.after)
        )
        return cls(before and f"{before} ", after and f" {after}")

    def length(self) -> int:
        """UTF-16 units."""
        return utf16_length(self.before + self.after)

    def entities(self) -> int:
        """At most so many entities cover them: live words part what is in italics."""
        written = [aside for aside in self if aside]
        return sum(1 + 2 * sum(1 for _ in live_words(aside)) for aside in written)


def quote(
    composer: Composer, cited: Citation, asides: Asides, room: int, matches: Sequence[Span], home: str | None
) -> Composer:
    """Quote as much of a sentence as there is room for, its matches in bold, what is beside it in italics."""
    part = excerpt(cited.text, room, matches[0] if matches else Span(0, 0))
    offset = len(asides.before)
    bold = [Span(span.start + offset, span.end + offset) for span in map(part.moved, matches)]
    written = f"{asides.before}{part.text}{asides.after}"
    italic = [(0, offset), (offset + len(part.text), len(written))]
    return composer.quote(written, bold, home=home, italic=[span for span in italic if span[0] < span[1]])


def _is_cited(aside: Aside, cited: Citation, among: Sequence[Citation]) -> bool:
    place = (cited.key, cited.version)
    return any(
        (one.key, one.version) == place and one.start < aside.end and aside.start < one.end for one in among
    )
