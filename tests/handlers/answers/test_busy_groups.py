"""Where much is said at once, a reply quotes what it answers."""

import pytest

from corpus.library import Library
from tests.support.conversation import CANCELLED, WHO, StartBot
from tests.world import Chat, Person, World


@pytest.fixture
def anna(world: World) -> Person:
    return world.person("Anna")


@pytest.fixture
def desk(world: World, library: Library, anna: Person) -> Chat:
    desk = world.supergroup("Desk", [anna])
    library.people.choose(desk.id, lambda before: before.model_copy(update={"sentences": 1}))
    return desk


async def test_a_reply_in_a_busy_group_quotes_the_question(
    world: World, news: Library, start_bot: StartBot, anna: Person, desk: Chat
) -> None:
    async with start_bot():
        quiet = await anna.asks(f"@pullquote_bot {WHO}", chat=desk)
        for n in range(5):  # the bot is not told of these
            anna.says(f"Lunch at {n}?", chat=desk)
        busy = await anna.asks(f"Morning all. @pullquote_bot {WHO}", chat=desk)
    assert (quiet.quotes, busy.quotes) == ([CANCELLED], [CANCELLED])
    assert (quiet.quote, (busy.quote or {})["text"]) == (None, WHO)


async def test_a_question_edited_meanwhile_is_answered_without_a_quote(
    world: World, news: Library, start_bot: StartBot, anna: Person, desk: Chat
) -> None:
    async with start_bot():
        await anna.asks(f"@pullquote_bot {WHO}", chat=desk)
        for n in range(5):
            anna.says(f"Lunch at {n}?", chat=desk)
        world.fail_next("sendMessage", code=400, description="Bad Request: QUOTE_TEXT_INVALID")
        reply = await anna.asks(f"@pullquote_bot {WHO}", chat=desk)
    assert (reply.quotes, reply.quote) == ([CANCELLED], None)
