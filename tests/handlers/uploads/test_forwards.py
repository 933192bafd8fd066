"""Posts that admins forward become articles that keep their origin."""

from datetime import UTC, date, datetime

import pytest

from corpus.library import Library
from corpus.models import Article
from tests.support.conversation import StartBot
from tests.world import Message, Person, World

JUNE = datetime(2025, 6, 12, 9, tzinfo=UTC)
FERRY = """Ferry stopped

The ferry to Larkness was taken out of service on Monday after a crack was found in its hull."""
CAPTION = "The ferry to Larkness in the harbour, where its hull has been repaired since Monday."


@pytest.fixture
def ada(world: World) -> Person:
    """The admin."""
    return world.person("Ada")


def written(world: World, kind: str) -> Message:
    """The post in a chat of a kind, of a day in June."""
    world.state.clock = JUNE.timestamp
    cal = world.person("Cal", last_name="Reed", hides_forwards=kind == "hidden")
    if kind == "chat":
        return cal.says(FERRY, chat=world.supergroup("Harbour talk", [cal], bot=False), anonymous=True)
    if kind in ("channel", "private channel"):
        name = "larkness" if kind == "channel" else None
        return cal.says(FERRY, chat=world.channel("Larkness Live", [cal], username=name))
    return cal.says(FERRY, chat=world.group("Sailors", [cal], bot=False))


def only(library: Library) -> Article:
    """The only article."""
    [found] = library.articles(5)
    return library.article(found.id)


@pytest.mark.parametrize(
    ("kind", "source", "url"),
    [
        ("user", "Cal Reed", None),
        ("hidden", "Cal", None),
        ("chat", "Harbour talk", None),
        ("channel", "Larkness Live", "https://t.me/larkness/{number}"),
        ("private channel", "Larkness Live", "https://t.me/c/{channel}/{number}"),
    ],
)
async def test_a_forwarded_post_becomes_an_article_with_its_origin(
    world: World, library: Library, start_bot: StartBot, ada: Person, kind: str, source: str, url: str | None
) -> None:
    post = written(world, kind)
    place = {"number": post.id, "channel": -post.chat.id - 10**12}
    world.state.clock = lambda: datetime.now(UTC).timestamp()
    async with start_bot([ada]):
        receipt = await world.reply_to(ada.forwards(post))
    assert receipt.text.startswith(f"Added: Ferry stopped\n{source} · English · 12 June 2025 · ")
    article = only(library)
    assert (article.title, article.source, article.published) == ("Ferry stopped", source, date(2025, 6, 12))
    assert article.url == (url.format(**place) if url else None)
    assert article.text == FERRY


async def test_an_album_becomes_one_article_with_all_its_captions_and_one_receipt(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    cal = world.person("Cal")
    channel = world.channel("Larkness Live", [cal], username="larkness")
    album = cal.sends_pictures("", CAPTION, "Moira Fennel, its captain.", CAPTION, chat=channel)
    async with start_bot([ada]):
        await world.reply_to(ada.forwards_album(album)[0])
        await world.quiet()
    [receipt] = world.from_bot(ada.private)
    assert receipt.text.startswith("Added: ")
    article = only(library)
    assert article.text == f"{CAPTION}\n\nMoira Fennel, its captain."
    assert (article.source, article.url) == ("Larkness Live", f"https://t.me/larkness/{album[1].id}")


async def test_pictures_without_a_word_are_read_as_pages(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot([ada]):
        told = await world.reply_to(ada.sends_photo(b"\xff\xd8\xff no picture"))
    assert told.text.startswith("photo.jpg: ")


async def test_a_question_that_is_forwarded_is_answered(
    world: World, news: Library, start_bot: StartBot, ada: Person
) -> None:
    cal = world.person("Cal")
    asked = cal.says("Who is the captain of the ferry?", chat=world.group("Sailors", [cal], bot=False))
    async with start_bot([ada]):
        reply = await world.reply_to(ada.forwards(asked))
    assert "Moira Fennel" in reply.quotes[0]
    assert news.count() == 2


async def test_a_short_post_is_added_only_when_asked_for(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    cal = world.person("Cal")
    short = cal.says("The ferry sails again.", chat=world.channel("Larkness Live", [cal]))
    async with start_bot([ada]):
        forwarded = ada.forwards(short)
        refused = await world.reply_to(forwarded)
        assert refused.text.startswith("This post has fewer than 40 characters")
        assert (await ada.asks("/add", reply_to=forwarded)).text.startswith("Added: ")
    assert only(library).source == "Larkness Live"


async def test_posts_that_begin_alike_are_articles_of_their_own(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    cal = world.person("Cal")
    channel = world.channel("Larkness Live", [cal], username="larkness")
    first = cal.says(FERRY, chat=channel)
    second = cal.says(FERRY.replace("crack was found in its hull", "fire broke out in a cabin"), chat=channel)
    async with start_bot([ada]):
        assert (await world.reply_to(ada.forwards(first))).text.startswith("Added: Ferry stopped")
        assert (await world.reply_to(ada.forwards(second))).text.startswith("Added: Ferry stopped")
    assert library.count() == 2


async def test_what_somebody_else_forwards_becomes_no_article(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    post = written(world, "channel")
    async with start_bot([ada]):
        await world.reply_to(world.person("Bob").forwards(post))
    assert library.count() == 0
