"""Answers and the paragraphs around their sentences, as replies."""

from collections.abc import Iterable, Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity
from telegram.constants import MessageLimit

from corpus.models import Answer, Article, Citation
from handlers.callback_data import ShowContext, pack
from handlers.excerpt import Span, excerpt
from handlers.paragraph import surroundings
from handlers.reference import Origin, link, reference
from handlers.reply import Composer, Reply, utf16_length
from handlers.texts import text

NEAREST = 1  # sentences shown when none answers
ENTITIES_BESIDE_BOLD = 2  # of each citation: its quotation and its link
GAP = "\n\n"


def plain(words: str) -> Reply:
    """A reply of words only."""
    return Reply(words)


def answer_reply(answer: Answer, language: str, *, short: bool = False) -> Reply:
    """The sentences that answer, or that there are none; ``short`` leaves out the nearest sentence then."""
    if answer.found:
        return _quotations(answer.citations[: answer.shown], language)
    nearest = answer.citations[:NEAREST]
    if short or not nearest:
        return plain(text("not-found", language))
    return _quotations(nearest, language, f"{text('not-found', language)}{GAP}{text('nearest', language)}\n")


def context_reply(article: Article, sentence: Span, language: str) -> Reply:
    """The paragraph around a sentence, the sentence in bold."""
    around = surroundings(article.text, sentence)
    focus = Span(sentence.start - around.start, sentence.end - around.start)
    origin = reference(article, language)
    room = MessageLimit.MAX_TEXT_LENGTH - utf16_length(origin) - len("\n")
    shown = excerpt(article.text[around.start : around.end], room, focus)
    composer = Composer().quote(shown.text, [shown.moved(focus)], foldable=False).write("\n")
    return _sign(composer, origin, article, article.text[sentence.start : sentence.end]).reply()


def _quotations(citations: Sequence[Citation], language: str, heading: str = "") -> Reply:
    signatures = [f"[{n}] {reference(cited, language)}" for n, cited in enumerate(citations, 1)]
    fixed = utf16_length(heading) + sum(utf16_length(signature) + len("\n" + GAP) for signature in signatures)
    room = (MessageLimit.MAX_TEXT_LENGTH - fixed) // len(citations)
    bold = MessageLimit.MESSAGE_ENTITIES // len(citations) - ENTITIES_BESIDE_BOLD
    composer = Composer().write(heading)
    for number, (cited, signature) in enumerate(zip(citations, signatures, strict=True)):
        matches = _matches(cited)[:bold]
        shown = excerpt(cited.text, room, matches[0] if matches else Span(0, 0))
        composer.write(GAP if number else "")
        composer.quote(shown.text, [shown.moved(match) for match in matches]).write("\n")
        _sign(composer, signature, cited, cited.text)
    return composer.reply(_context_buttons(citations, language))


def _sign(composer: Composer, signature: str, origin: Origin, sentence: str) -> Composer:
    target = link(origin.url, sentence)
    return composer.write(signature, MessageEntity.TEXT_LINK if target else None, url=target)


def _matches(cited: Citation) -> list[Span]:
    """The matched words within the sentence, in order, those that touch or overlap as one."""
    length = cited.end - cited.start
    spans = sorted((reason.start - cited.start, reason.end - cited.start) for reason in cited.reasons)
    return _merged(Span(start, end) for start, end in spans if 0 <= start < end <= length)


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for span in spans:
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(span.end, merged[-1].end))
        else:
            merged.append(span)
    return merged


def _context_buttons(citations: Sequence[Citation], language: str) -> InlineKeyboardMarkup:
    labels = [text("button-context", language)]
    if len(citations) > 1:
        labels = [text("button-context-numbered", language, number=n) for n, _ in enumerate(citations, 1)]
    row = [
        InlineKeyboardButton(
            label, callback_data=pack(ShowContext(cited.key, cited.version, cited.start, cited.end))
        )
        for label, cited in zip(labels, citations, strict=True)
    ]
    return InlineKeyboardMarkup([row])
