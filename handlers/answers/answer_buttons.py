"""The buttons under an answer."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from corpus.answers.replying.composing import possible
from corpus.models import Answer, Article, Citation
from handlers.chat.callback_codec import Press
from handlers.chat.keyboards import button
from handlers.chat.recent_questions import checksum
from handlers.texts.catalogue import text
from handlers.texts.excerpt import Span

PAGE = 3  # sentences after the first page


@dataclass(frozen=True)
class ShowContext(Press, code="cx", letter="c"):
    """Show the paragraph around a sentence."""

    key: int
    version: int
    start: int
    end: int


@dataclass(frozen=True)
class ShowWiderContext(Press, code="cw", letter="n"):
    """Show the neighbours of that paragraph too."""

    key: int
    version: int
    start: int
    end: int


@dataclass(frozen=True)
class ShowSentences(Press, code="mo", letter="m"):
    """Show an answer's sentences from a place on, counted from 0; ``first`` of them were shown at first."""

    question: int  # its checksum
    start: int
    first: int


@dataclass(frozen=True)
class ShowReasons(Press, code="wy", letter="w"):
    """Say why these sentences of an answer were chosen."""

    question: int
    start: int
    end: int


@dataclass(frozen=True)
class CastVote(Press, code="vo", letter="v"):
    """Say whether a sentence was useful for a question: 1, or not: 0."""

    useful: int
    question: int
    key: int
    version: int
    start: int
    end: int


@dataclass(frozen=True)
class SendOriginal(Press, code="or", letter="o"):
    """Send the file that an article was read from."""

    key: int
    version: int


class Shown(NamedTuple):
    """A part of an answer's sentences: those from ``start`` to ``end``, of which ``first`` came first."""

    answer: Answer
    start: int
    end: int
    first: int

    @classmethod
    def page(cls, answer: Answer, start: int, first: int) -> "Shown":
        """The page that begins with a sentence, the last page when there are fewer."""
        worth = max(possible(answer.citations), min(first, len(answer.citations)))
        if start == 0 or worth <= first:
            return cls(answer, 0, min(first, worth), first)
        last = first + (worth - 1 - first) // PAGE * PAGE
        start = min(start, last)
        return cls(answer, start, min(start + PAGE, worth), first)

    @property
    def citations(self) -> Sequence[Citation]:
        """The sentences of this part."""
        return self.answer.citations[self.start : self.end]

    def mark(self, place: int) -> str:
        """The number of a sentence of this part; none for one that stands alone."""
        return f"[{self.start + place + 1}] " if self.start or len(self.citations) > 1 else ""


Originals = frozenset[tuple[int, int]]


def answer_buttons(shown: Shown, language: str, originals: Originals) -> InlineKeyboardMarkup:
    """Two rows: the paragraph of each sentence and further sentences; the reasons, and two votes."""
    looked_into = [*context_buttons(shown, language), *_original(shown, language, originals)]
    rows = [looked_into + _turns(shown, language), [_reasons(shown, language), *_votes(shown, language)]]
    return InlineKeyboardMarkup(rows)


def context_buttons(shown: Shown, language: str) -> list[InlineKeyboardButton]:
    """A button for the paragraph around each sentence."""
    numbers = [
        shown.start + place + 1 if shown.mark(place) else None for place in range(len(shown.citations))
    ]
    return [
        context_button(cited, language, number)
        for cited, number in zip(shown.citations, numbers, strict=True)
    ]


def context_button(cited: Citation, language: str, number: int | None) -> InlineKeyboardButton:
    """The button for the paragraph around one sentence; with its ``number`` where there are several."""
    press = ShowContext(cited.key, cited.version, cited.start, cited.end)
    numbered = text("button-context-numbered", language, number=number) if number else None
    return button(numbered or text("button-context", language), press)


def wider_button(article: Article, sentence: Span, language: str) -> InlineKeyboardButton:
    """The button for the paragraphs before and after."""
    press = ShowWiderContext(article.key, article.version, sentence.start, sentence.end)
    return button(text("button-wider", language), press)


def original_button(key: int, version: int, language: str) -> InlineKeyboardButton:
    """The button for the file that an article was read from."""
    return button(text("button-open", language), SendOriginal(key, version))


def _original(shown: Shown, language: str, originals: Originals) -> list[InlineKeyboardButton]:
    """The file of a single sentence; those of several are opened under their paragraphs."""
    places = [(cited.key, cited.version) for cited in shown.citations]
    return [original_button(*places[0], language)] if len(places) == 1 and places[0] in originals else []


def _turns(shown: Shown, language: str) -> list[InlineKeyboardButton]:
    number, first = checksum(shown.answer.question), shown.first
    before = max(shown.start - PAGE, first) if shown.start > first else 0
    pages = []
    if shown.start:
        pages.append(button(text("button-back", language), ShowSentences(number, before, first)))
    if shown.end < possible(shown.answer.citations):
        pages.append(button(text("button-more", language), ShowSentences(number, shown.end, first)))
    return pages


def _reasons(shown: Shown, language: str) -> InlineKeyboardButton:
    press = ShowReasons(checksum(shown.answer.question), shown.start, shown.end)
    return button(text("button-why", language), press)


def _votes(shown: Shown, language: str) -> Iterable[InlineKeyboardButton]:
    best = shown.citations[0]
    number = checksum(shown.answer.question)
    for useful, key in ((1, "button-useful"), (0, "button-not-useful")):
        press = CastVote(useful, number, best.key, best.version, best.start, best.end)
        yield button(text(key, language), press)
