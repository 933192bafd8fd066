"""The line under a quotation: where the sentence stands, and which words mean those of the question."""

from typing import NamedTuple

from telegram import MessageEntity

from corpus.models import Citation, Metadata, Via
from handlers.texts.catalogue import day, text
from handlers.texts.reference import link, name
from handlers.texts.reply import Composer, utf16_length

BRIDGES = 3  # as many explain a sentence; the button tells the rest
BRIDGE = " ≈ "
ALIKE = 4  # first letters; words that share them explain each other
ALSO = 3  # other articles with the same sentence that are named; the rest is counted
LONGEST_WORD = 40  # characters; a longer one is no word, and would leave the sentence no room
ENTITIES = 2 * (1 + ALSO) + 2 * BRIDGES  # link and date of each origin, both spellings of each bridge


class Bridge(NamedTuple):
    """A word of the question and the word of the sentence that means the same."""

    word: str
    found: str


def sign(composer: Composer, origin: Metadata, language: str, sentence: str, mark: str = "") -> Composer:
    """Write source, title and date, linked to the sentence on the web; ``mark`` is its number."""
    target = link(origin.url, sentence)
    composer.name(mark + name(origin, language), target)
    if origin.published:
        # Beside the link, not within: Telegram does not nest the two.
        composer.write(", ").date(day(origin.published, language), origin.published)
    return composer


def sign_cited(composer: Composer, cited: Citation, language: str, mark: str = "") -> Composer:
    """Write where a sentence stands, and on a line of their own the other articles that print it."""
    sign(composer, cited, language, cited.text, mark)
    for number, origin in enumerate(cited.also[:ALSO]):
        composer.write(" · " if number else f"\n{text('also', language)} ")
        sign(composer, origin, language, cited.text)
    if len(cited.also) > ALSO:
        composer.write(f" · {text('also-more', language, articles=len(cited.also) - ALSO)}")
    return composer


def write_bridges(composer: Composer, cited: Citation) -> Composer:
    """Write the words that differ between question and sentence, both in bold."""
    for number, bridge in enumerate(bridges(cited)):
        composer.write(" · " if number else "\n")
        composer.write(bridge.word, MessageEntity.BOLD).write(BRIDGE)
        composer.write(bridge.found, MessageEntity.BOLD)
    return composer


def bridges(cited: Citation) -> list[Bridge]:
    """The first words found in a form that one may not recognise, each word once."""
    found: dict[str, Bridge] = {}
    for reason in cited.reasons:
        if (
            max(len(reason.word), len(reason.found)) > LONGEST_WORD
            or reason.via is Via.WORD
            or not reason.certain
        ):
            continue
        if reason.word[:ALIKE].casefold() != reason.found[:ALIKE].casefold():
            found.setdefault(reason.word.casefold(), Bridge(reason.word, reason.found))
    return list(found.values())[:BRIDGES]


def signature_length(origin: Metadata, language: str) -> int:
    """How many UTF-16 units ``sign`` writes."""
    return utf16_length(sign(Composer(), origin, language, "").reply().text)
