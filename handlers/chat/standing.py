"""By what somebody changes something: it is asked at the moment of the change, not only of the request.

The rows of the table and the buttons begin their work within ``acting``, by the roles that their capability
declares, so that every change which comes of it asks again (``corpus.database.guards``). What one role does
not say, such as that nobody gives a right that they lack, is asked by ``only_if`` in the same way.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import Connection
from telegram import Bot
from telegram.error import BadRequest, Forbidden, TelegramError

from corpus.chats import bindings, staff
from corpus.chats.rights import ALL, Right, Rights
from corpus.database.guards import guarded
from corpus.errors import RightLost
from handlers.chat.group_admins import ADMINS
from handlers.chat.roles import IN_GROUPS, Role, Roles, roles_of

if TYPE_CHECKING:
    from corpus.library import Library

Owners = frozenset[int]

WAITS = (0.5, 2.0, 10.0)  # seconds, between one try to ask Telegram and the next


class Bound(NamedTuple):
    """A chat that is bound to a collection, and whether what is done concerns that collection still."""

    chat: int
    collection: str
    concerned: Callable[[], bool] = lambda: True


@dataclass(frozen=True, slots=True)
class Standing:
    """One of some roles by rights of one's own; or, in a bound chat, that one is an admin of it.

    Nobody is the person who writes in the name of a group or channel itself: Telegram vouched for them then,
    and cannot be asked again. In a bound chat its binding must be what it was, whoever asked.
    """

    owners: Owners
    person: int | None
    roles: Roles
    bound: Bound | None = None

    def check(self, connection: Connection) -> None:
        """Raise RightLost when it is no more what it was."""
        if self.bound and bindings.of(connection, self.bound.chat) != self.bound.collection:
            raise RightLost
        if self._by_own_right(connection):
            return
        if self.bound is None or not self.bound.concerned():
            raise RightLost

    async def ask_telegram(self, library: "Library", bot: Bot) -> None:
        """Raise RightLost when it is as an admin of a bound chat, and Telegram says that they are none."""
        if self.bound is None or self.person is None:
            return
        if await asyncio.to_thread(library.people.holds, self._by_own_right):
            return
        for seconds in (*WAITS, None):
            try:
                member = await bot.get_chat_member(self.bound.chat, self.person)
            except TelegramError as error:
                # What Telegram refuses to tell is no; what it could not be asked is asked again.
                if seconds is None or isinstance(error, BadRequest | Forbidden):
                    raise RightLost from error
                await asyncio.sleep(seconds)
            else:
                break
        if member.status not in ADMINS:
            raise RightLost

    def _by_own_right(self, connection: Connection) -> bool:
        if self.person is None:
            return False
        owner = self.person in self.owners
        return not self.roles.isdisjoint(roles_of(_rights(connection, self.person, self.owners), owner=owner))


_standing: ContextVar[Standing | None] = ContextVar("standing", default=None)


def is_restricted(roles: Roles) -> bool:
    """Whether not everybody has one of these roles somewhere."""
    return roles.isdisjoint({Role.STRANGER, *IN_GROUPS})


@contextmanager
def acting(standing: Standing) -> Iterator[None]:
    """Let all that is changed within, and by the tasks that begin within, ask for this once more."""
    token = _standing.set(standing)
    try:
        with guarded(standing.check):
            yield
    finally:
        _standing.reset(token)


@contextmanager
def only_if(person: int, owners: Owners, allows: Callable[[Connection, Rights], bool]) -> Iterator[None]:
    """Let a change be made only if somebody's rights allow it at that moment."""

    def check(connection: Connection) -> None:
        if not allows(connection, _rights(connection, person, owners)):
            raise RightLost

    with guarded(check):
        yield


@contextmanager
def sponsored(owners: Owners, sponsor: Callable[[Connection], int | None]) -> Iterator[None]:
    """Let something be added only while it comes in the name of somebody who may add."""

    def check(connection: Connection) -> None:
        person = sponsor(connection)
        if person is None or Right.ADD not in _rights(connection, person, owners):
            raise RightLost

    with guarded(check):
        yield


async def ask_again(library: "Library", bot: Bot) -> None:
    """Raise RightLost when whoever began the work at hand may not do it any more: before what is sent."""
    if standing := _standing.get():
        await standing.ask_telegram(library, bot)
    await asyncio.to_thread(library.people.ask_again)


def _rights(connection: Connection, person: int, owners: Owners) -> Rights:
    return ALL if person in owners else staff.rights_of(connection, person)
