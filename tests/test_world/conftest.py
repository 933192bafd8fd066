"""A bot that the tests drive by hand, and a person who has met it."""

from collections.abc import AsyncIterator

import pytest
import telegram

from tests.world import Person, World


@pytest.fixture
async def bot(world: World) -> AsyncIterator[telegram.Bot]:
    async with telegram.Bot(
        world.token, base_url=f"{world.url}/bot", base_file_url=f"{world.url}/file/bot"
    ) as connected:
        yield connected


@pytest.fixture
def anna(world: World) -> Person:
    person = world.person("Anna", language_code="fr")
    person.starts()
    return person
