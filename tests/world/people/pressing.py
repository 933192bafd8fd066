"""Buttons, inline queries, guest mode and reactions."""

from dataclasses import dataclass
from typing import Any, Unpack

from ..checks.text import checked_text
from ..pulse import PATIENCE
from ..state import Message
from ..state.state import Query
from .account import Account, Where
from .detection import detected


@dataclass(frozen=True)
class Notice:
    """What a press shows: a passing notice or, if ``alert``, a window; often nothing. A URL opens at once."""

    text: str
    alert: bool
    url: str | None = None


@dataclass(frozen=True)
class InlineResult:
    """One result above the field where a person types."""

    query: str
    data: dict[str, Any]

    @property
    def title(self) -> str:
        """Its first line."""
        return str(self.data["title"])

    @property
    def description(self) -> str:
        """Its second line."""
        return str(self.data.get("description", ""))

    @property
    def text(self) -> str:
        """What choosing it would send."""
        return str(self.data["input_message_content"]["message_text"])


class Pressing(Account):
    """A person with a finger on the screen."""

    async def presses(
        self, message: Message, label: str, *, old: bool = False, within: float = PATIENCE
    ) -> Notice:
        """Press a button and wait until its spinner stops; ``old``: the bot gets no message content."""
        query = self.touches(message, label, old=old)
        if not await self.state.pulse.until(lambda: query.answer is not None, within):
            raise AssertionError(
                f"the spinner on {label!r} never stopped\n{self.world.transcript(message.chat)}"
            )
        answer = query.answer or {}
        return Notice(answer.get("text", ""), answer.get("show_alert", False), answer.get("url"))

    def touches(self, message: Message, label: str, *, old: bool = False) -> Query:
        """Press a button without waiting for anything."""
        assert not message.deleted, "the message is gone"
        with self.state.lock:
            query = Query(f"press-{next(self.state.serial)}", self.user, message=message)
            self.state.queries[query.id] = query
            fields: dict[str, Any] = {"id": query.id, "from": self.user.json(), "data": _data(message, label)}
            fields["chat_instance"] = str(message.chat.id)
            if message.inline_id is not None:
                fields["inline_message_id"] = message.inline_id
            elif old:
                fields["message"] = {"chat": message.chat.json(), "message_id": message.id, "date": 0}
            else:
                fields["message"] = message.json()
            self.state.updates.put("callback_query", fields)
        return query

    async def forges(self, message: Message, data: str, *, within: float = PATIENCE) -> Notice:
        """Send data that no button of a message carries, as a modified client can."""
        with self.state.lock:
            query = Query(f"press-{next(self.state.serial)}", self.user, message=message)
            self.state.queries[query.id] = query
            fields = {"id": query.id, "from": self.user.json(), "data": data, "message": message.json()}
            self.state.updates.put("callback_query", fields | {"chat_instance": str(message.chat.id)})
        if not await self.state.pulse.until(lambda: query.answer is not None, within):
            raise AssertionError(f"the press of {data!r} was never answered")
        answer = query.answer or {}
        return Notice(answer.get("text", ""), answer.get("show_alert", False), answer.get("url"))

    async def types_inline(
        self, text: str, *, offset: str = "", within: float = PATIENCE
    ) -> list[InlineResult]:
        """Type "@bot question" in some chat and wait for the results, which Telegram may have cached."""
        typed = text.removeprefix(f"@{self.state.bot.username}").strip()
        query = self.state.cached(f"{offset}:{typed}", self.user) or self._asks_inline(typed, offset)
        if not await self.state.pulse.until(lambda: query.answer is not None, within):
            raise AssertionError(f"no inline results came for {typed!r}")
        return [InlineResult(typed, data) for data in (query.answer or {})["results"]]

    def _asks_inline(self, typed: str, offset: str) -> Query:
        with self.state.lock:
            query = Query(f"inline-{next(self.state.serial)}", self.user, text=f"{offset}:{typed}")
            query.asked = self.state.clock()
            self.state.queries[query.id] = query
            fields = {"id": query.id, "from": self.user.json(), "query": typed, "offset": offset}
            self.state.updates.put("inline_query", fields | {"chat_type": "sender"})
        return query

    def chooses(self, result: InlineResult, **where: Unpack[Where]) -> Message:
        """Send an inline result into a chat."""
        sent = result.data["input_message_content"]
        text, found = checked_text(sent["message_text"], sent.get("entities"))
        entities = {"entities": found} if found else {}
        markup = result.data.get("reply_markup")
        # Only a message with buttons can be edited later, so only that one gets an id.
        inline_id = f"inline-message-{next(self.state.serial)}" if markup else None
        more = {"via_bot": self.state.bot, "markup": markup, "inline_id": inline_id}
        message = self.put({"text": text} | entities, where, **more)
        if inline_id is not None:
            self.state.inline_messages[inline_id] = message
        if self.state.inline_feedback:
            chosen = {"result_id": result.data["id"], "from": self.user.json(), "query": result.query}
            known = {"inline_message_id": inline_id} if inline_id else {}
            self.state.updates.put("chosen_inline_result", chosen | known)
        return message

    async def summons(self, text: str, *, within: float = PATIENCE, **where: Unpack[Where]) -> Message:
        """Mention the bot in a chat that it is not in, and wait for the message that it sends as a guest."""
        message = self.put({"text": text, "entities": detected(text)}, where)
        assert not message.chat.member(self.state.bot).present, "the bot is no guest here"
        with self.state.lock:
            query = Query(f"guest-{next(self.state.serial)}", self.user, message=message)
            self.state.queries[query.id] = query
            self.state.updates.put("guest_message", message.json() | {"guest_query_id": query.id})
        return await self.world.reply_to(message, within)

    def reacts(self, message: Message, emoji: str) -> None:
        """React to a message; in a group only an admin bot that asked for it hears of it."""
        chat = message.chat
        with self.state.lock:
            before = message.reactions.get(self.id, [])
            message.reactions[self.id] = [emoji]
            if chat.person is None and not chat.member(self.state.bot).admin:
                return
            place = {"chat": chat.json(), "message_id": message.id, "date": self.state.now()}
            reactions = {"old_reaction": _reactions(before), "new_reaction": _reactions([emoji])}
            self.state.updates.put("message_reaction", place | reactions | {"user": self.user.json()})


def _reactions(emoji: list[str]) -> list[dict[str, str]]:
    return [{"type": "emoji", "emoji": each} for each in emoji]


def _data(message: Message, label: str) -> str:
    buttons = [button for row in message.keyboard for button in row]
    found = [b for b in buttons if b["text"] == label] or [b for b in buttons if label in b["text"]]
    assert len(found) == 1, f"{len(found)} buttons are labelled {label!r}; there are {message.buttons}"
    assert "callback_data" in found[0], f"{label!r} opens {found[0]} and tells the bot nothing"
    return str(found[0]["callback_data"])
