"""What handlers work with, and the typed context that brings it to them."""

import asyncio
from collections.abc import Callable, Hashable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Self, TypeVar

from cachetools import LRUCache, TTLCache
from telegram import Message, Update
from telegram.ext import Application, CallbackContext, ContextTypes, ExtBot

from corpus.chats.preferences import Preferences
from corpus.chats.prompted import Prompted
from corpus.chats.rights import NONE, Rights
from corpus.errors import StoreError
from corpus.models import Where
from corpus.sandbox.places import WORKS_FOR
from corpus.web.addresses import PUBLIC, Reach
from handlers.chat.activity import Bustle
from handlers.chat.audience import OLD, AskedFor, may_answer, was_a_question
from handlers.chat.conversations import Conversations
from handlers.chat.doors import Asks, TakesFiles
from handlers.chat.later_work import LaterWork
from handlers.chat.offers import Offers
from handlers.chat.recent_questions import RecentQuestions
from handlers.chat.roles import GivenRights
from handlers.chat.shares import Turns, apart
from handlers.texts.catalogue import LANGUAGES, preferred

if TYPE_CHECKING:
    from corpus.library import Library


# What may wait for the network or read long: so many at a time, of one person, and waiting for that person.
SLOW_AT_ONCE, SLOW_OF_ONE, SLOW_WAITING = 8, 2, 200

Result = TypeVar("Result")


def utc_now() -> datetime:
    """The time."""
    return datetime.now(UTC)


def within(collection: str | None) -> Where | None:
    """Which articles a chat works with that is bound to a collection; None for all."""
    return Where(collections=frozenset({collection})) if collection else None


OPENED = 1000
"""Buttons whose work was done and stands near: a paragraph below the reply, a text that was taken."""

STAYS_NEAR = 15 * 60
"""Seconds: later it is far above, and may be wanted again."""


@dataclass(frozen=True, slots=True)
class Services:
    """Everything that a handler may use, made once by the composition root."""

    library: "Library"
    answering: Asks
    intake: TakesFiles
    offers: Offers
    admins: frozenset[int] = frozenset()
    readers_may_list: bool = True  # the articles that belong to no other chat, in private
    language: str = "en"  # of the interface, for people whose own language it does not speak
    recent: RecentQuestions = field(default_factory=RecentQuestions)
    bustle: Bustle = field(default_factory=Bustle)
    conversations: Conversations = field(default_factory=Conversations)
    given: GivenRights = field(default_factory=GivenRights)
    asked_for: AskedFor = field(default_factory=AskedFor)
    opened: TTLCache[Hashable, str] = field(default_factory=lambda: TTLCache(OPENED, STAYS_NEAR))
    menuless: set[int] = field(default_factory=set)  # people whose menu could not be set yet
    # Example questions by language, last change of the articles, and last one that has settled.
    examples: LRUCache[tuple[str, int, int], tuple[str, ...]] = field(
        default_factory=lambda: LRUCache(2 * len(LANGUAGES))
    )
    later: LaterWork = field(default_factory=LaterWork)
    clock: Callable[[], datetime] = utc_now
    reach: Reach = PUBLIC  # of links that admins send
    slow: Turns = field(default_factory=lambda: Turns(SLOW_AT_ONCE, SLOW_OF_ONE, SLOW_WAITING))

    async def slowly(self, work: Callable[[], Result]) -> Result:
        """Do what may wait for the network, a process or a long reading, in a thread that nobody else needs.

        The threads of ``asyncio.to_thread`` are few and everybody's: they are for what the store answers at
        once. Raises TooMuchAtOnce, and what the work raises.
        """
        async with self.slow.turn(WORKS_FOR.get()):
            return await apart(work)


class Context(CallbackContext[ExtBot[Any], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """A callback's context with the services, and with what is kept of the person and the chat it serves."""

    services: Services
    person_preferences = Preferences()
    chat_preferences = Preferences()
    prompted: Prompted | None = None  # what a question of ours asked for that the message answers
    collection: str | None = None  # that the group or channel works with, when it is bound to one
    asked_in: str | None = None  # the language of the question that is answered, where its words tell

    _update: Update | None = None

    @classmethod
    def from_update(
        cls,
        update: object,
        application: "Application[Any, Self, Any, Any, Any, Any]",
    ) -> Self:
        """The context of an update, before it is known what anybody chose."""
        context = super().from_update(update, application)
        context._update = update if isinstance(update, Update) else None
        return context

    @property
    def language(self) -> str:
        """The language to speak: the one chosen, else that of the question, the app, the chat, the setting.

        What somebody chose with /language holds, in whatever language they ask.
        """
        person = self._update.effective_user if self._update else None
        of_chat = self.chat_preferences.language or self.services.language
        of_app = preferred(person.language_code if person else None, of_chat)
        return self.person_preferences.language or preferred(self.asked_in, of_app)

    @property
    def where(self) -> Where | None:
        """Which articles a question of this chat searches; None for all."""
        return within(self.collection)

    async def refresh_data(self) -> None:
        """Read what was chosen and given; the library calls it once for each update."""
        await super().refresh_data()
        given = NONE
        if self._update:
            # Without a store whatever the callback does fails too, and that failure is told.
            with suppress(StoreError):
                given = await asyncio.to_thread(self._read, self._update)
        if self._update and (person := self._update.effective_user):
            self.services.given.note(person.id, given)

    def _read(self, update: Update) -> Rights:
        people = self.services.library.people
        if update.message and may_answer(update.message):
            self._read_prompt(update.message)
        person, chat = update.effective_user, update.effective_chat
        in_private = person is not None and chat is not None and chat.id == person.id
        if chat:
            self.chat_preferences = people.preferences(chat.id)
            self.collection = None if in_private else people.collection(chat.id)
        if person is None:
            return NONE
        self.person_preferences = self.chat_preferences if in_private else people.preferences(person.id)
        return people.staff.rights(person.id)

    def _read_prompt(self, answer: Message) -> None:
        asked, person = answer.reply_to_message, answer.from_user
        if asked is None or person is None:
            return
        services, bot = self.services, answer.get_bot().id
        known = services.library.people.prompted(bot, answer.chat_id, asked.message_id, services.clock())
        if known and known.person == person.id:
            self.prompted = known
            services.asked_for.note(answer, known.kind)
        elif known is None and was_a_question(asked):
            services.asked_for.note(answer, OLD)


BotApplication = Application[Any, Context, Any, Any, Any, Any]
BotContextTypes = ContextTypes[Context, dict[Any, Any], dict[Any, Any], dict[Any, Any]]


def context_types(services: Services) -> BotContextTypes:
    """The context types of one application: a class of its own, so that two bots in one process differ."""

    class BoundContext(Context):
        """The context of this application."""

    BoundContext.services = services
    return ContextTypes(context=BoundContext)
