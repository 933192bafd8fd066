"""A pasted text longer than a message: apps cut it, and the pieces become one article again."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

from telegram import Message, Update
from telegram.ext import filters

from corpus.readers import MAXIMUM_CHARACTERS
from handlers.chat.audience import WORDS, written
from handlers.chat.capability import Capability, Sent, Stage
from handlers.chat.roles import ADDING
from handlers.chat.services import Context
from handlers.texts.reply import utf16_length
from handlers.uploads.uploads import keep_text

LONG = 2500  # UTF-16 units; apps cut at the last line end or space before 4,096, rarely much earlier
PAUSE = 1.0  # seconds in which the next piece of the same text arrives
MOST = MAXIMUM_CHARACTERS // LONG  # pieces: a text that does not end is too long for an article by then
ENDINGS = tuple('.!?…:;»"”)')  # of a piece that was cut between paragraphs, not within a sentence


@dataclass
class Paste:
    """A text that may go on in the next message."""

    first: Message
    pieces: dict[int, str] = field(default_factory=dict)  # by the number of the message

    def text(self) -> str:
        """The pieces as one text; Telegram drops the white space at which they were cut, so it is guessed."""
        whole = ""
        for _, piece in sorted(self.pieces.items()):
            gap = "\n\n" if whole.endswith(ENDINGS) else " "
            whole += gap + piece if whole else piece
        return whole


class PieceOfPaste(filters.MessageFilter):
    """Texts that begin or continue a long paste."""

    def __init__(self, pastes: dict[int, Paste]) -> None:
        super().__init__()
        self._pastes = pastes

    def filter(self, message: Message) -> bool:
        """Whether it is one."""
        return message.chat_id in self._pastes or utf16_length(message.text or "") >= LONG


class Pastes:
    """Waits for the pieces of long texts, and adds each text once it is whole."""

    def __init__(self) -> None:
        self._open: dict[int, Paste] = {}
        self.piece = PieceOfPaste(self._open)

    async def take(self, update: Update, context: Context) -> None:
        """Keep a piece; the first one starts the waiting."""
        message = written(update)
        paste = self._open.get(message.chat_id)
        if paste is None:
            paste = self._open[message.chat_id] = Paste(message)
            # The updates of a chat wait for each other: this callback must end for the next piece to come.
            context.application.create_task(self._finish(paste, context), update)
        paste.pieces[message.message_id] = message.text or ""

    async def _finish(self, paste: Paste, context: Context) -> None:
        pieces = 0
        while pieces < len(paste.pieces) < MOST:
            pieces = len(paste.pieces)
            await asyncio.sleep(PAUSE)
        del self._open[paste.first.chat_id]
        await keep_text(paste.first, paste.text(), context)


def _updates() -> Sequence[Sent]:
    pastes = Pastes()
    return [Sent(Stage.PIECE, WORDS & pastes.piece, pastes.take, ADDING)]


CAPABILITY = Capability(updates=_updates)
