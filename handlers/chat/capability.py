"""What one capability of the bot consists of, declared once, beside the callbacks that do it.

Everything else follows from the declarations, in ``registration``: which row of the table takes an update,
the menus and /help, what a button's data mean, who is refused what, and docs/roles.md.
"""

from collections.abc import Callable, Coroutine, Sequence
from dataclasses import dataclass
from enum import Flag, IntEnum, auto
from typing import Any, Generic, TypeVar

from telegram import Message, Update
from telegram.ext import BaseHandler
from telegram.ext.filters import BaseFilter

from handlers.chat.callback_codec import Press
from handlers.chat.offers import HelpLine, Menu
from handlers.chat.pressing import Pressing
from handlers.chat.roles import EVERYBODY, GROUP_ADMINS, Roles
from handlers.chat.services import Context, Services

P = TypeVar("P", bound=Press)
Callback = Callable[[Update, Context], Coroutine[Any, Any, None]]


class Stage(IntEnum):
    """The order in which rows are asked whether they take an update: the first that fits takes it."""

    REPEATED = auto()  # before all: nothing twice
    COMMAND = auto()  # none of them may be taken for a question
    # The staff's doors before everybody's, so that their files and long texts become articles.
    REPLY = auto()  # to what we asked for: whatever it says
    OWN = auto()  # what the bot itself wrote, and somebody sends back to it
    POST = auto()  # forwarded or with a picture, before the same is taken for a file or a text
    FILE = auto()
    PIECE = auto()  # of a long paste; even a short one, when it is the rest
    LINK = auto()  # before pasted texts: a link can be long
    LONG_TEXT = auto()
    SHORT_TEXT = auto()  # may be either; one of theirs that is shorter still is a question
    REFUSAL = auto()  # who comes here with such a wish has no right to it
    # The private chat, from the particular to the general.
    UNKNOWN_COMMAND = auto()
    QUESTION = auto()
    WITHOUT_WORDS = auto()
    MEMBERSHIP = auto()  # the places where the bot is
    EDIT = auto()  # what it was asked there once more
    # Groups after that: whatever else is said there is none of the bot's business.
    ADDRESSED = auto()
    CHANNEL_POST = auto()  # after /add in a channel
    PRESS = auto()  # every button of ours, new or old
    ELSEWHERE = auto()  # chats that the bot is not in
    AFTER_QUESTION = auto()  # once more, after the question itself
    AFTER_ARTICLE = auto()  # after the article itself, whichever row took it
    AFTER_ALL = auto()  # after whatever was done with the message


class Chats(Flag):
    """The kinds of chats in which a command is understood."""

    PRIVATE = auto()
    GROUPS = auto()
    CHANNELS = auto()


@dataclass(frozen=True, slots=True)
class Command:
    """A command; when it does different things in private and in groups it is declared once for each."""

    name: str
    callback: Callback
    who: Roles
    chats: Chats = Chats.PRIVATE
    menus: frozenset[Menu] = frozenset()
    captions: bool = False  # whether it is understood under a file or a picture too


@dataclass(frozen=True, slots=True)
class InBoundGroup(Generic[P]):
    """What a button under a receipt in a group does for the group's admins, who need no right there.

    ``concerns`` says whether it is about the group's collection, and reads the store: it runs in a thread.
    """

    callback: Callable[[P, Pressing], Coroutine[Any, Any, None]]
    concerns: Callable[[P, Message, str, Services], bool]


@dataclass(frozen=True, slots=True)
class Button(Generic[P]):
    """A kind of button, what it does, and who may press it."""

    kind: type[P]
    callback: Callable[[P, Pressing], Coroutine[Any, Any, None]]
    who: Roles
    in_bound_group: InBoundGroup[P] | None = None
    where_shown: bool = False  # for those alone to whom the bot showed it, though everybody may have it

    @property
    def roles(self) -> Roles:
        """Who may press it, with those who may only in their group."""
        return self.who | GROUP_ADMINS if self.in_bound_group else self.who


@dataclass(frozen=True, slots=True)
class Sent:
    """What is sent to the bot without a command; ``kind`` names it in docs/roles.md, if it stands there.

    ``answers`` is the kind of our question that it answers, when it is taken for nothing else (``prompts``).
    """

    stage: Stage
    fits: BaseFilter
    callback: Callback
    who: Roles = EVERYBODY
    kind: str | None = None
    answers: str | None = None


@dataclass(frozen=True, slots=True)
class Other:
    """An update that is no message."""

    stage: Stage
    handler: BaseHandler[Any, Context, None]


@dataclass(frozen=True, slots=True)
class Capability:
    """What the bot can do in one respect.

    ``updates`` makes the rows for one running bot: what they remember is that bot's own.
    """

    commands: tuple[Command, ...] = ()
    buttons: tuple[Button[Any], ...] = ()
    updates: Callable[[], Sequence[Sent | Other]] = tuple
    help: tuple[HelpLine, ...] = ()
