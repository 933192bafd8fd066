"""Where much is said at once, a reply quotes what it answers."""

from corpus.library import Library
from tests.conversation import CANCELLED, WHO, StartBot
from tests.world import World


async def test_a_reply_in_a_busy_group_quotes_the_question(
    world: World, news: Library, start_bot: StartBot
) -> None:
    anna, bert = world.person("Anna"), world.person("Bert")
    desk = world.supergroup("Desk", [anna, bert])
    async with start_bot():
        quiet = await anna.asks(f"@pullquote_bot {WHO}", chat=desk)
        for n in range(5):  # the bot is not told of these
            bert.says(f"Lunch at {n}?", chat=desk)
        busy = await anna.asks(f"Morning all. @pullquote_bot {WHO}", chat=desk)
    assert (quiet.quotes, busy.quotes) == ([CANCELLED], [CANCELLED])
    assert (quiet.quote, (busy.quote or {})["text"]) == (None, WHO)


async def test_a_question_edited_meanwhile_is_answered_without_a_quote(
    world: World, news: Library, start_bot: StartBot
) -> None:
    anna = world.person("Anna")
    desk = world.supergroup("Desk", [anna])
    async with start_bot():
        await anna.asks(f"@pullquote_bot {WHO}", chat=desk)
        for n in range(5):
            anna.says(f"Lunch at {n}?", chat=desk)
        world.fail_next("sendMessage", code=400, description="Bad Request: QUOTE_TEXT_INVALID")
        reply = await anna.asks(f"@pullquote_bot {WHO}", chat=desk)
    assert (reply.quotes, reply.quote) == ([CANCELLED], None)
