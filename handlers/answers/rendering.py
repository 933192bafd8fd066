"""Answers and the paragraphs around their sentences, as replies."""

from collections.abc import Iterable

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity
from telegram.constants import MessageLimit

from corpus.models import Answer, Article, Citation
from handlers.answers.answer_buttons import (
    Originals,
    Shown,
    answer_buttons,
    context_buttons,
    original_button,
    wider_button,
)
from handlers.answers.paragraph import surroundings, wider
from handlers.texts.asked_times import asked_time
from handlers.texts.catalogue import refusal, text
from handlers.texts.excerpt import Span, excerpt
from handlers.texts.live_words import live_words
from handlers.texts.nowhere import nowhere
from handlers.texts.quoting import ENOUGH, Asides, quote
from handlers.texts.reference import link, shorten
from handlers.texts.reply import Composer, Reply
from handlers.texts.signature import ENTITIES, sign, sign_cited, signature_length, write_bridges

ENTITIES_BESIDE_BOLD = 1 + ENTITIES  # of each citation: its quotation and its signature
LONGEST_QUESTION = 300  # characters of the two questions that make a follow-up
GAP = "\n\n"


def plain(words: str) -> Reply:
    """A reply of words only."""
    return Reply(words)


def answer_reply(
    answer: Answer,
    language: str,
    *,
    short: bool = False,
    originals: Originals = frozenset(),
    offer: InlineKeyboardButton | None = None,
    once: bool = False,
) -> Reply:
    """The sentences that answer, or that there are none; ``short`` leaves out the nearest sentence then.

    ``originals`` are the versions of articles whose files can be sent; ``offer`` stands under a reply that
    does not answer; ``once`` leaves out the buttons that would ask again, of all articles.
    """
    if answer.found and not once and not (answer.question.follows and answer.question.follows.others):
        return page_reply(Shown.page(answer, 0, answer.shown), language, originals)
    shown = Shown.page(answer, 0, answer.shown)
    composer = _opening(answer, language)
    offered = [[offer]] if offer and not answer.found else []
    if not answer.found:
        asked_in = answer.question.language
        composer.write(refusal("not-found", asked_in, language))
        if short or not shown.citations:
            return composer.reply(InlineKeyboardMarkup(offered) if offered else None)
        if answer.nowhere:
            composer.write(f"\n{nowhere(answer, language)}")
        composer.write(f"{GAP}{refusal('nearest', asked_in, language)}\n")
    # The other buttons ask again, and would count the sentences that are left out.
    keyboard = InlineKeyboardMarkup([context_buttons(shown, language), *offered])
    return write_sentences(composer, shown, language).reply(keyboard)


def page_reply(shown: Shown, language: str, originals: Originals = frozenset()) -> Reply:
    """A part of the sentences that answer, with all that can be done with them."""
    composer = write_sentences(_opening(shown.answer, language), shown, language)
    return composer.reply(answer_buttons(shown, language, originals))


def context_reply(
    article: Article,
    sentence: Span,
    language: str,
    *,
    wide: bool = False,
    changed: str | None = None,
    original: bool = False,
) -> Reply:
    """The paragraph around a sentence, ``wide`` with its neighbours; the sentence in bold.

    ``changed`` is the link to the article as it is now, when this version of it answers no more; ``original``
    says whether the file that it was read from can be sent.
    """
    around = surroundings(article.text, sentence)
    neighbours = wider(article.text, around)
    more = [] if wide or neighbours == around else [wider_button(article, sentence, language)]
    around = neighbours if wide else around
    focus = Span(sentence.start - around.start, sentence.end - around.start)
    said = "\n" + text("context-changed", language, version=article.version) if changed else ""
    room = MessageLimit.MAX_TEXT_LENGTH - signature_length(article, language) - len("\n" + said)
    shown = excerpt(article.text[around.start : around.end], room, focus)
    composer = (
        Composer().quote(shown.text, [shown.moved(focus)], foldable=False, home=link(article.url)).write("\n")
    )
    sign(composer, article, language, article.text[sentence.start : sentence.end])
    composer.write(said, MessageEntity.ITALIC)
    if original:
        more.append(original_button(article.key, article.version, language))
    if changed:
        more.append(InlineKeyboardButton(text("button-as-it-is-now", language), url=changed))
    return composer.reply(InlineKeyboardMarkup([more]) if more else None)


def write_sentences(composer: Composer, shown: Shown, language: str, share: int = 1) -> Composer:
    """Quote each sentence, its matched words in bold, and sign it; all of it fits into a message.

    As many parts as ``share`` says, this one among them, must find room in what is left of the message.
    """
    citations = shown.citations
    fixed = sum(_fixed_length(cited, language, shown.mark(n)) for n, cited in enumerate(citations))
    free = (MessageLimit.MAX_TEXT_LENGTH - composer.length()) // share - fixed
    asides = [Asides.of(cited, citations) for cited in citations]
    beside = sum(one.length() for one in asides)
    if free - beside < ENOUGH * len(citations):
        asides, beside = [Asides()] * len(citations), 0
    room = (free - beside) // len(citations)
    entities = (MessageLimit.MESSAGE_ENTITIES - composer.entities()) // share
    bold = entities // len(citations) - ENTITIES_BESIDE_BOLD
    for number, (cited, aside) in enumerate(zip(citations, asides, strict=True)):
        others = sum(1 for _ in live_words(cited.text)) + aside.entities()
        matches = _matches(cited)[: max(bold - others, 0)]
        composer.write(GAP if number else "")
        quote(composer, cited, aside, room, matches, link(cited.url)).write("\n")
        _sign_and_explain(composer, cited, language, shown.mark(number))
    return composer


def _opening(answer: Answer, language: str) -> Composer:
    """A reply that begins with what was understood: a question that follows another one, a time."""
    composer = Composer()
    if follows := answer.question.follows:
        understood = text("understood", language, question=shorten(follows.understood, LONGEST_QUESTION))
        composer.write(understood, MessageEntity.ITALIC).write("\n")
    if time := answer.question.time:
        understood = text("understood-time", language, time=asked_time(time, language))
        composer.write(understood, MessageEntity.ITALIC).write("\n")
    return composer


def _sign_and_explain(composer: Composer, cited: Citation, language: str, mark: str) -> Composer:
    return write_bridges(sign_cited(composer, cited, language, mark), cited)


def _fixed_length(cited: Citation, language: str, mark: str) -> int:
    signed = _sign_and_explain(Composer(), cited, language, mark)
    return signed.length() + len("\n" + GAP)


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
