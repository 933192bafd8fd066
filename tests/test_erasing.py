"""What the bot erases at its start: what was removed too long ago to come back."""

import asyncio
import os
import signal
import sqlite3
import sys
from pathlib import Path

import pytest

from corpus.library import Library
from handlers.erasing import erase_daily
from tests.conversation import StartBot
from tests.world import World


def remove_long_ago(data: Path, library: Library) -> None:
    """Remove all articles, the last of them today."""
    articles = library.articles(9)
    library.remove([article.id for article in articles])
    connection = sqlite3.connect(data / "pullquote.db")
    moment = "2025-01-01 00:00:00"
    connection.execute("UPDATE articles SET removed_at = ? WHERE id != ?", (moment, articles[0].id))
    connection.commit()
    connection.close()


async def erased(library: Library) -> None:
    """Wait until nothing waits to be erased."""
    while library.desk.count_expired():  # noqa: ASYNC110 - it may be another process that does it
        await asyncio.sleep(0.01)


async def test_a_bot_at_work_erases_what_was_removed_long_ago(
    world: World, news: Library, start_bot: StartBot, tmp_path: Path
) -> None:
    remove_long_ago(tmp_path / "data", news)
    assert (news.desk.count_removed(), news.desk.count_expired()) == (2, 1)
    async with start_bot() as bot:
        erasing = asyncio.create_task(erase_daily(bot))
        await asyncio.wait_for(erased(news), 10)
        erasing.cancel()
    assert (news.desk.count_removed(), news.check()) == (1, [])


@pytest.mark.slow
async def test_the_program_does_so_at_its_start(world: World, news: Library, tmp_path: Path) -> None:
    remove_long_ago(tmp_path / "data", news)
    settings = {"DATA_DIR": str(tmp_path / "data"), "EMBEDDINGS_URL": "off"}
    bot = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "run",
        env=os.environ | world.environment | settings, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    await asyncio.wait_for(erased(news), 30)
    bot.send_signal(signal.SIGTERM)
    assert await asyncio.wait_for(bot.wait(), 20) == 0
