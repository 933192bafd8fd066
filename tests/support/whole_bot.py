"""The whole bot in a world, outside of a test's fixtures: for what is written down or drawn."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from bot.app import build
from bot.serving.health import Pulse
from bot.settings import Settings
from corpus.library import Library
from corpus.web.addresses import PUBLIC, Reach
from tests.world import Person, World


@asynccontextmanager
async def whole_bot(
    world: World, library: Library, admins: Sequence[Person], reach: Reach = PUBLIC
) -> AsyncIterator[None]:
    """The bot from its start to its end, as ``pullquote run`` would start it."""
    settings = Settings(
        _env_file=None,
        telegram_token=world.token,
        telegram_api_url=world.url,
        admin_ids=frozenset(admin.id for admin in admins),
    )
    library.embed_in_background()
    async with world.running(build(settings, library, pulse=Pulse(watched=True), reach=reach)):
        yield
