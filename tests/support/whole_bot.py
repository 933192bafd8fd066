"""The whole bot in a world, outside of a test's fixtures: for what is written down or drawn."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager

from bot.app import build
from bot.serving.health import Pulse
from bot.settings import Settings
from corpus.library import Library
from corpus.web.addresses import PUBLIC, Reach
from handlers.chat.services import BotApplication
from tests.world import Person, World


@asynccontextmanager
async def whole_bot(
    world: World,
    library: Library,
    admins: Sequence[Person],
    reach: Reach = PUBLIC,
    introduced: Callable[[BotApplication], Awaitable[None]] | None = None,
) -> AsyncIterator[None]:
    """The bot from its start to its end, as ``pullquote run`` starts it; ``introduced`` sets its menus."""
    settings = Settings(
        _env_file=None,
        telegram_token=world.token,
        telegram_api_url=world.url,
        admin_ids=frozenset(admin.id for admin in admins),
    )
    library.embed_in_background()
    bot = build(settings, library, pulse=Pulse(watched=True), reach=reach)
    async with world.running(bot):
        if introduced:
            await introduced(bot)
        yield
