"""Why a sentence was chosen, in words."""

from collections.abc import Iterable

from telegram import MessageEntity
from telegram.constants import CallbackQueryLimit

from corpus.answers.replying.explaining import Explanation
from corpus.models import Citation
from handlers.answers.answer_buttons import Shown
from handlers.texts.catalogue import text
from handlers.texts.excerpt import Span, excerpt
from handlers.texts.reply import Composer, Reply
from handlers.texts.signature import BRIDGE

BEGINNING = 120  # UTF-16 units of a sentence that say which one is meant
WORDS = 12  # explained for each sentence
ALERT = CallbackQueryLimit.ANSWER_CALLBACK_QUERY_TEXT_LENGTH


def why_reply(shown: Shown, explained: Iterable[tuple[Explanation, ...]], language: str) -> Reply:
    """The reasons for each sentence shown."""
    return write_reasons(Composer(), shown, explained, language).reply()


def write_reasons(
    composer: Composer, shown: Shown, explained: Iterable[tuple[Explanation, ...]], language: str
) -> Composer:
    """Write why each sentence was chosen."""
    for place, (cited, explanations) in enumerate(zip(shown.citations, explained, strict=True)):
        composer.write("\n\n" if place else "").write(shown.mark(place))
        composer.write(_beginning(cited), MessageEntity.ITALIC)
        for explanation in explanations[:WORDS]:
            words = _both(explanation)
            composer.write("\n• ").write(words, MessageEntity.BOLD)
            composer.write(_line(explanation, language).removeprefix(words))
        if not explanations:
            composer.write("\n• " + text("why-meaning", language))
    return composer


def why_alert(explanations: tuple[Explanation, ...], language: str) -> str:
    """The reasons for a sentence, as many as fit into the window that a press opens."""
    if not explanations:
        return text("why-meaning", language)
    told = ""
    for explanation in explanations:
        line = f"\n• {_line(explanation, language)}"
        if len((told + line).strip()) > ALERT:
            break
        told += line
    return told.strip() or _both(explanations[0])


def _beginning(cited: Citation) -> str:
    return excerpt(" ".join(cited.text.split()), BEGINNING, Span(0, 0)).text


def _both(explanation: Explanation) -> str:
    others = [word for word in explanation.found if word.casefold() != explanation.word.casefold()]
    return explanation.word + BRIDGE + ", ".join(others) if others else explanation.word


def _line(explanation: Explanation, language: str) -> str:
    """Both words, how they came together, and how rare they are; it begins with both words."""
    return text(
        f"why-{explanation.via}",
        language,
        words=_both(explanation),
        passages=explanation.passages,
        all=explanation.corpus_size,
    )
