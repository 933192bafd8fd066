"""A message to be sent: text and entities in UTF-16 offsets, never markup that an article could break."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Self

from telegram import InlineKeyboardMarkup, MessageEntity
from telegram.constants import MessageLimit

from corpus.soundness import showable
from handlers.texts.live_words import Live, live_words

EXPANDABLE_FROM = 300  # characters of a quotation that are folded behind "show more"


def utf16_length(text: str) -> int:
    """How long Telegram finds a text."""
    return len(text.encode("utf-16-le")) // 2


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole message as Telegram takes it.

    No word in it turns the direction of others, wherever it comes from. The text of an article that was
    imported to the character may hold marks that do: they are left out of a quotation, whose letters then
    stand in the order in which they are cited. As they are, they would make it read as something else.
    """

    text: str
    entities: tuple[MessageEntity, ...] = ()
    keyboard: InlineKeyboardMarkup | None = None
    suggestions: tuple[str, ...] = ()  # what the reader may send next, offered in place of the keyboard
    quote: str | None = None  # of the message replied to, where it would not be seen at once what is answered

    def __post_init__(self) -> None:
        """Leave out the marks, unless a ``Composer`` did so before it counted where the entities are."""
        if not self.entities:
            object.__setattr__(self, "text", showable(self.text))


class Composer:
    """Writes a reply piece by piece, counting in code points until the end."""

    def __init__(self) -> None:
        self._text = ""
        self._entities: list[MessageEntity] = []

    def write(self, text: str, kind: str | None = None, url: str | None = None) -> Self:
        """Append a text, all of it in the style ``kind`` when one is given."""
        text = showable(text)
        if kind is not None and text:
            self._entities.append(MessageEntity(kind, len(self._text), len(text), url=url))
        self._text += text
        return self

    def name(self, text: str, url: str | None = None) -> Self:
        """Append what something is called that others named, as a link where there is one.

        Without a link, what would be live in it is code, with which nothing happens when it is tapped.
        """
        if url:
            return self.write(text, MessageEntity.TEXT_LINK, url=url)
        text = showable(text)
        start = len(self._text)
        self._entities += [
            MessageEntity(MessageEntity.CODE, start + word.start, word.end - word.start)
            for word in live_words(text)
        ]
        return self.write(text)

    def date(self, text: str, day: date) -> Self:
        """Append a date as written, which an app can put into a calendar."""
        text = showable(text)
        # Noon at Greenwich is the same day nearly everywhere; without a format the app shows our words.
        noon = datetime.combine(day, time(12), UTC)
        entity = MessageEntity(MessageEntity.DATE_TIME, len(self._text), len(text), unix_time=noon)
        self._entities.append(entity)
        return self.write(text)

    def quote(
        self,
        text: str,
        bold: Iterable[tuple[int, int]] = (),
        foldable: bool = True,
        home: str | None = None,
        italic: Iterable[tuple[int, int]] = (),
    ) -> Self:
        """Append a block quotation with spans of it in bold, and others in italics.

        What would be live in it leads to ``home``, where the text stands; without one, and for addresses, it
        is code, with which nothing happens when it is tapped. The words themselves are never changed.
        """
        styled = [
            (kind, len(showable(text[:first])), len(showable(text[:end])))
            for kind, spans in ((MessageEntity.ITALIC, italic), (MessageEntity.BOLD, bold))
            for first, end in spans
        ]
        text = showable(text)
        start = len(self._text)
        covered = list(live_words(text))
        folded = foldable and len(text) > EXPANDABLE_FROM
        self.write(text, MessageEntity.EXPANDABLE_BLOCKQUOTE if folded else MessageEntity.BLOCKQUOTE)
        for word in covered:
            url = None if word.is_address else home
            cover = MessageEntity.TEXT_LINK if url else MessageEntity.CODE
            self._entities.append(MessageEntity(cover, start + word.start, word.end - word.start, url=url))
        self._entities += [
            MessageEntity(kind, start + first, end - first)
            for kind, *span in styled
            for first, end in _around((span[0], span[1]), covered)
        ]
        return self

    def length(self) -> int:
        """How many UTF-16 units are written so far."""
        return utf16_length(self._text)

    def entities(self) -> int:
        """How many entities are written so far."""
        return len(self._entities)

    def reply(self, keyboard: InlineKeyboardMarkup | None = None) -> Reply:
        """The message, within Telegram's limits of length and of entities."""
        text = self._text
        while utf16_length(text) > MessageLimit.MAX_TEXT_LENGTH:
            excess = utf16_length(text) - MessageLimit.MAX_TEXT_LENGTH
            # A character has one or two units: half of the excess is never too much to cut.
            text = text[: -((excess + 1) // 2)]
        kept = [clipped for entity in self._entities if (clipped := _clip(entity, len(text)))]
        entities = MessageEntity.adjust_message_entities_to_utf_16(
            text, kept[: MessageLimit.MESSAGE_ENTITIES]
        )
        # Telegram refuses a keyboard without buttons.
        return Reply(text, tuple(entities), keyboard if keyboard and keyboard.inline_keyboard else None)


def _around(span: tuple[int, int], covered: Iterable[Live]) -> Iterator[tuple[int, int]]:
    """The parts of a span that no cover takes: code can be in no other entity."""
    start, end = span
    for word in covered:
        if word.start < end and start < word.end:
            if start < word.start:
                yield start, word.start
            start = word.end
    if start < end:
        yield start, end


def _clip(entity: MessageEntity, length: int) -> MessageEntity | None:
    if entity.offset + entity.length <= length:
        return entity
    if entity.offset >= length:
        return None
    return MessageEntity(
        entity.type, entity.offset, length - entity.offset, url=entity.url, unix_time=entity.unix_time
    )
