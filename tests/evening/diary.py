"""What happened, written down as a person with everybody's telephone in hand would see it."""

import textwrap
from collections.abc import Awaitable, Callable
from typing import Concatenate, ParamSpec, TypeVar

from tests.evening.clock import Clock
from tests.world import Chat, Message, World
from tests.world.people.pressing import InlineResult, Notice
from tests.world.transcript import entry

S = TypeVar("S")  # the stage of the act
P = ParamSpec("P")
T = TypeVar("T")

WIDTH = 98
PLACE = "── {title} ──"


class Diary:
    """Markdown: a heading and a line for each act, then its messages as text."""

    def __init__(self, world: World, clock: Clock) -> None:
        self._world = world
        self._clock = clock
        self._lines: list[str] = []
        self._written: set[Message] = set()
        self._place: Chat | None = None
        self.messages = 0

    async def play(
        self,
        title: str,
        act: Callable[Concatenate[S, P], Awaitable[T]],
        stage: S,
        *more: P.args,
        **named: P.kwargs,
    ) -> T:
        """Play an act under a title and its own first line; what it gives."""
        self._close()
        self._lines += [f"## {title}", "", (act.__doc__ or "").strip(), "", "```text"]
        self._place = None
        return await act(stage, *more, **named)

    def catch_up(self) -> None:
        """Write down what was said since the last time."""
        for message in self._new():
            self._go_to(message.chat)
            self._written.add(message)
            self.messages += not message.service
            self._lines.append(entry(message, timed=True))

    def skip(self, message: Message) -> None:
        """Leave out a message, of a place that is not told of."""
        self._written.add(message)

    def happens(self, words: str) -> None:
        """Write down what is no message."""
        self._lines += textwrap.wrap(f"* {self._clock.hour} {words}", WIDTH, subsequent_indent="  ")

    def pressed(self, who: str, label: str, notice: Notice) -> None:
        """Write down a press, and what the one who pressed sees alone."""
        self.happens(f"{who} presses [{label}]{_seen(notice)}")
        if notice.text:
            for line in notice.text.split("\n"):
                self._lines += textwrap.wrap(line, WIDTH, initial_indent=" " * 6, subsequent_indent=" " * 6)

    def becomes(self, message: Message) -> None:
        """Write down what a message says now."""
        self._go_to(message.chat)
        self._lines += [entry(message, timed=True)]

    def offered(self, who: str, typed: str, results: list[InlineResult]) -> None:
        """Write down the results above the field where somebody types."""
        self.happens(f"{who} types “@pullquote_bot {typed}”, and is offered:")
        for result in results:
            words = f"· {result.title} — {result.description}"
            self._lines += textwrap.wrap(words, WIDTH, initial_indent=" " * 4, subsequent_indent=" " * 6)

    def text(self) -> str:
        """All of it."""
        self._close()
        return "\n".join(self._lines).strip() + "\n"

    def _close(self) -> None:
        if self._lines:
            self._lines += ["```", ""]

    def _go_to(self, chat: Chat) -> None:
        if chat is not self._place:
            title = f"{chat.title}’s private chat" if chat.person else chat.title
            self._lines.append(PLACE.format(title=title))
            self._place = chat

    def _new(self) -> list[Message]:
        chats = list(self._world.state.chats.values())
        new = [m for chat in chats for m in list(chat.messages.values()) if m not in self._written]
        return sorted(new, key=lambda message: message.date)  # stable: within a chat as they came


def _seen(notice: Notice) -> str:
    if notice.url:
        return f"; their Telegram opens {notice.url}"
    if notice.text:
        return ", and sees a window:" if notice.alert else ", and sees for a moment:"
    return ""
