"""What the bot erases: what was removed too long ago to come back."""

from datetime import timedelta

from corpus.library import Library
from tests.support.conversation import StartBot
from tests.support.watched import Clock
from tests.world import World


async def test_the_bot_erases_at_its_start_what_was_removed_long_ago(
    world: World, news: Library, start_bot: StartBot
) -> None:
    clock = Clock()
    news.remove([article.id for article in news.articles(9)])
    async with start_bot(clock=clock):
        await world.quiet()
    assert news.desk.count_removed() == 2
    clock.ahead = timedelta(days=31)
    async with start_bot(clock=clock):
        await world.until(lambda: not news.desk.count_removed())
    assert (news.desk.count_expired(clock()), news.check()) == (0, [])
