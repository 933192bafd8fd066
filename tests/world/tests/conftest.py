"""A bot that the tests drive by hand, and a person who has met it."""

from collections.abc import AsyncIterator

import pytest
import telegram
from telegram.request import HTTPXRequest

from tests.world import Person, World


@pytest.fixture
async def bot(world: World) -> AsyncIterator[telegram.Bot]:
    # The world speaks plain HTTP: loading certificates twice would take most of a test's time.
    requests = [HTTPXRequest(connection_pool_size=8, httpx_kwargs={"verify": False}) for _ in range(2)]
    urls = {"base_url": f"{world.url}/bot", "base_file_url": f"{world.url}/file/bot"}
    async with telegram.Bot(
        world.token, **urls, request=requests[0], get_updates_request=requests[1]
    ) as client:
        yield client


@pytest.fixture
def anna(world: World) -> Person:
    person = world.person("Anna", language_code="fr")
    person.starts()
    return person
