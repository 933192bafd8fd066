"""The lookout: new articles are asked the questions that people watch, in the background."""

import asyncio
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from time import monotonic

from telegram import Bot

from corpus.answers.replying.news import NEAR, News, news
from corpus.chats.preferences import Preferences
from corpus.chats.watches import Watch
from corpus.errors import EmptyQuestion, QuestionTooLong
from corpus.models import Where
from handlers.chat.doors import Patience
from handlers.chat.rounds import Rounds
from handlers.chat.services import Services, within
from handlers.watches.telling import Telling, tell

LOOK_AGAIN = 0.5  # seconds between two looks at whether the articles have changed
AFTER_FAILURE = 15.0  # seconds
REST = 4  # times as long as a question took: most of the processor is left to people who wait for an answer
LONGEST_REST = 2.0  # seconds; what took longer had waited for people's questions, not worked
EXPIRE = timedelta(hours=1)  # between two times that what is old is erased


class Lookout:
    """Asks new articles, whichever process added them, what people watch, and tells those people.

    An article is asked once it answers by meaning as well: by words alone it would miss what is written in
    the other language, and refuse less surely. Where no vectors are made, it is asked by words at once.
    """

    def __init__(self, services: Services) -> None:
        self._services = services
        self._expired_at: datetime | None = None
        self._articles: tuple[tuple[int, int], frozenset[str]] = ((0, 0), frozenset())
        self._rounds = Rounds("asking new articles what people watch", LOOK_AGAIN, AFTER_FAILURE)
        self._telling: set[asyncio.Task[None]] = set()

    def start(self, bot: Bot) -> None:
        """Begin."""
        self._rounds.start(partial(self._look, bot))

    async def stop(self) -> None:
        """End, once what is claimed is sent or put back."""
        await self._rounds.stop()
        await asyncio.gather(*self._telling)

    async def _look(self, bot: Bot) -> None:
        sequence, watches = await asyncio.to_thread(self._due, bot.id)
        for watch in watches:
            began = monotonic()
            if telling := await self._claimed(watch, sequence):
                # A chat that Telegram holds up must not hold up the others.
                task = asyncio.create_task(tell(telling, bot, self._services))
                self._telling.add(task)
                task.add_done_callback(self._telling.discard)
            await self._rounds.pause(min((monotonic() - began) * REST, LONGEST_REST))
            if self._rounds.stopping:
                break

    def _due(self, bot: int) -> tuple[int, list[Watch]]:
        now, watches = self._services.clock(), self._services.library.watches
        if self._expired_at is None or now - self._expired_at >= EXPIRE:
            watches.expire(now)
            self._expired_at = now
        sequence = self._services.library.settled()
        return sequence, watches.due(bot, sequence, now)

    async def _claimed(self, watch: Watch, sequence: int) -> Telling | None:
        """What is to be told of a watch, and by nobody else; nearly always nothing."""
        library = self._services.library
        preferences, where, articles = await asyncio.to_thread(self._to_ask, watch, sequence)
        found = await self._news(watch, where, articles) if articles else None
        if found is None:
            await asyncio.to_thread(library.watches.looked, [watch.number], sequence)
            return None
        found = found.at_most(preferences.sentences or found.answer.shown)
        claim = partial(library.watches.claim, watch, found.sentences, sequence, self._services.clock())
        return Telling(watch, found, preferences) if await asyncio.to_thread(claim) else None

    def _to_ask(self, watch: Watch, sequence: int) -> tuple[Preferences, Where | None, frozenset[str]]:
        """How a chat wants to be told, where its questions search, and the articles that are new to it."""
        people = self._services.library.people
        preferences = people.preferences(watch.chat)
        articles = self._changed(watch.seen, sequence) if _may_tell(watch, preferences) else frozenset()
        return preferences, within(people.collection(watch.chat)) if articles else None, articles

    async def _news(self, watch: Watch, where: Where | None, articles: frozenset[str]) -> News | None:
        """What new articles say to a question beyond the older ones and what was told."""
        ask = partial(self._services.answering.ask, watch.question, patience=Patience.ENDLESS)
        # It was asked once, but a later version of the program may find no word in it to look for.
        with suppress(EmptyQuestion, QuestionTooLong):
            among = await ask(where=(where or Where()).model_copy(update={"articles": articles}))
            # Nearly always they say nothing, and then the others need not be asked.
            if among.answer.found:
                of_all = await ask(where=where, cited=NEAR)
                return news(among.answer, of_all.answer, articles, watch.told)
        return None

    def _changed(self, after: int, until: int) -> frozenset[str]:
        """The articles that have come or changed in between; most watches have seen the same."""
        if self._articles[0] != (after, until):
            changes = self._services.library.changes(after)
            last = {change.article: change for change in changes if change.sequence <= until}
            came = frozenset(id for id, change in last.items() if change.kind != "removed")
            self._articles = ((after, until), came)
        return self._articles[1]


def _may_tell(watch: Watch, preferences: Preferences) -> bool:
    return watch.topic is None or preferences.answers_in(watch.topic)
