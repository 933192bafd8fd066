"""What somebody may look at in their own chat with the bot: the staff at all articles, readers at most."""

import asyncio
from typing import NamedTuple

from corpus.models import Filter, Metadata
from handlers.chat.roles import CHANGING, Right, rights_now, roles_now
from handlers.chat.services import Services


class Shelf(NamedTuple):
    """What somebody may look at in their own chat with the bot, and what they may do there."""

    changing: bool  # whether they may change articles in one way or the other, and so see all of them
    removing: bool = False
    hidden: tuple[str, ...] = ()  # collections that belong to groups and channels

    def of(self, filter: Filter) -> Filter:
        """What a filter lets through of it."""
        return filter.model_copy(update={"hidden": self.hidden}) if self.hidden else filter

    def holds(self, article: Metadata) -> bool:
        """Whether an article stands on it."""
        return article.collection not in self.hidden


async def shelf_of(person: int, services: Services) -> Shelf | None:
    """What somebody may look at: the staff at all articles, readers at those of no chat, or at nothing."""
    if roles_now(services, person) & CHANGING:
        return Shelf(changing=True, removing=Right.REMOVE in rights_now(services, person))
    if not services.readers_may_list:
        return None
    return Shelf(
        changing=False, hidden=tuple(await asyncio.to_thread(services.library.people.bound_collections))
    )
