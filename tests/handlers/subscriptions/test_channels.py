"""Channels that the bot is made an admin of, and whose posts become articles."""

import pytest

from corpus.chats.rights import Right
from corpus.library import Library
from handlers.chat.services import utc_now
from tests.support.conversation import StartBot
from tests.support.staff import hire
from tests.world import Chat, Person, World

POST = "The ferry to Larkness was taken out of service on Monday after a crack was found in its hull."
SECOND = "The mayor of Larkness has promised a second boat for the island before the end of spring."


@pytest.fixture
def ada(world: World) -> Person:
    """The admin."""
    ada = world.person("Ada")
    ada.user.started = True
    return ada


@pytest.fixture
def harbour(world: World, ada: Person) -> Chat:
    """Ada's channel."""
    return world.channel("Harbour desk", [ada], username="harbour")


async def followed(world: World, ada: Person, channel: Chat) -> None:
    """Let the bot follow a channel."""
    ada.promotes_bot(channel)
    await world.until(lambda: bool(world.from_bot(ada.private)))
    await ada.presses(world.from_bot(ada.private)[-1], "Follow its posts")
    await world.quiet()


async def test_whoever_makes_the_bot_an_admin_of_a_channel_is_offered_to_have_it_followed(
    world: World, library: Library, start_bot: StartBot, ada: Person, harbour: Chat
) -> None:
    async with start_bot([ada]):
        await followed(world, ada, harbour)
        listed = await ada.asks("/channels")
    [offer] = [message for message in world.from_bot(ada.private) if message.id != listed.id]
    assert offer.text.startswith("I follow the channel “Harbour desk” from its next post on")
    assert listed.text.splitlines()[0] == "I follow one channel"
    assert "1. Harbour desk · since " in listed.text
    assert listed.buttons == ["End 1"]
    assert world.from_bot(harbour) == []


async def test_each_post_becomes_an_article_and_an_edited_one_a_new_version(
    world: World, library: Library, start_bot: StartBot, ada: Person, harbour: Chat
) -> None:
    async with start_bot([ada]):
        await followed(world, ada, harbour)
        post = ada.says(POST, chat=harbour)
        ada.says("Good morning to all of you!", chat=harbour)
        await world.until(lambda: library.count() == 1)
        ada.edits(post, f"{POST} It will be back on Friday.")
        ada.says(SECOND, chat=harbour)
        await world.until(lambda: library.count() == 2)
    second, first = (library.article(article.id) for article in library.articles(5))
    assert (first.version, first.source, first.url) == (2, "Harbour desk", f"https://t.me/harbour/{post.id}")
    assert first.text.endswith("Friday.")
    assert second.text == SECOND
    assert world.from_bot(harbour) == []


async def test_a_correction_is_followed_however_short(
    world: World, library: Library, start_bot: StartBot, ada: Person, harbour: Chat
) -> None:
    async with start_bot([ada]):
        await followed(world, ada, harbour)
        post = ada.says(POST, chat=harbour)
        await world.until(lambda: library.count() == 1)
        ada.edits(post, "This was not so.")
        await world.until(lambda: library.articles(1)[0].version == 2)
    assert library.article(library.articles(1)[0].id).text == "This was not so."


async def test_the_post_of_one_channel_that_another_forwards_replaces_nothing_by_what_it_once_was(
    world: World, library: Library, start_bot: StartBot, ada: Person, harbour: Chat
) -> None:
    other = world.channel("Other desk", [ada], username="other")
    async with start_bot([ada]) as bot:
        await followed(world, ada, harbour)
        library.channels.follow(bot.bot.id, other.id, "Other desk", ada.id, utc_now())
        post = ada.says(POST, chat=harbour)
        await world.until(lambda: library.count() == 1)
        before = ada.forwards(post, chat=world.channel("Archive", [ada], username="archive"))
        ada.edits(post, f"{POST} It will be back on Friday.")
        await world.until(lambda: library.articles(1)[0].version == 2)
        ada.forwards(before, chat=other)
        await world.quiet()
        new = ada.says(SECOND, chat=harbour)
        await world.until(lambda: library.count() == 2)
        ada.forwards(new, chat=other)  # the same text is there already
        await world.quiet()
    second, first = library.articles(5)
    assert (first.version, second.version) == (2, 1)
    assert library.article(first.id).text.endswith("Friday.")


async def test_a_channel_is_followed_by_its_name(
    world: World, library: Library, start_bot: StartBot, ada: Person, harbour: Chat
) -> None:
    async with start_bot([ada]) as bot:
        told = await ada.asks("/channels @harbour")
        assert told.text.startswith("I am no admin of this channel")
        ada.promotes_bot(harbour)
        await world.quiet()  # the offer
        told = await ada.asks("/channels @harbour")
        assert told.text.startswith("I follow the channel “Harbour desk”")
        assert [channel.chat for channel in library.channels.of(bot.bot.id)] == [harbour.id]


async def test_a_channel_is_followed_no_longer_than_somebody_who_may_add_stands_behind_it(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    bea = world.person("Bea")
    hire(library, bea, ada, Right.ADD)
    bea.user.started = True
    channel = world.channel("Bea's channel", [bea])
    async with start_bot([ada]) as bot:
        await followed(world, bea, channel)
        library.people.staff.change(bea.id, Right.ADD, given=False)
        bea.says(POST, chat=channel)
        await world.until(lambda: bool(world.from_bot(ada.private)))
        assert library.channels.of(bot.bot.id) == []
    assert world.from_bot(ada.private)[0].text.startswith("Nobody who may add articles stands behind")
    assert library.count() == 0


async def test_an_edit_does_not_bring_back_the_article_of_a_post_that_was_removed(
    world: World, library: Library, start_bot: StartBot, ada: Person, harbour: Chat
) -> None:
    async with start_bot([ada]):
        await followed(world, ada, harbour)
        post = ada.says(POST, chat=harbour)
        await world.until(lambda: library.count() == 1)
        library.remove([article.id for article in library.articles(5)])
        ada.edits(post, f"{POST} It will be back on Friday.")
        await world.quiet()
    assert library.count() == 0


async def test_an_album_of_a_channel_is_one_article(
    world: World, library: Library, start_bot: StartBot, ada: Person, harbour: Chat
) -> None:
    async with start_bot([ada]):
        await followed(world, ada, harbour)
        ada.sends_pictures(POST, "", SECOND, chat=harbour)
        await world.until(lambda: library.count() == 1)
        await world.quiet()
    [article] = library.articles(5)
    assert library.article(article.id).text == f"{POST}\n\n{SECOND}"


async def test_following_ends_by_its_button(
    world: World, library: Library, start_bot: StartBot, ada: Person, harbour: Chat
) -> None:
    async with start_bot([ada]):
        await followed(world, ada, harbour)
        listed = await ada.asks("/channels")
        await ada.presses(listed, "End 1")
        await world.quiet()
        ada.says(POST, chat=harbour)
        await world.quiet()
    assert listed.text.startswith("I follow no channel.")
    assert library.count() == 0


async def test_following_ends_when_the_bot_is_removed_and_its_follower_is_told(
    world: World, library: Library, start_bot: StartBot, ada: Person, harbour: Chat
) -> None:
    async with start_bot([ada]) as bot:
        await followed(world, ada, harbour)
        ada.removes_bot(harbour)
        await world.until(lambda: len(world.from_bot(ada.private)) == 2)
        assert library.channels.of(bot.bot.id) == []
    assert world.from_bot(ada.private)[-1].text.startswith("I am no longer an admin of the channel “Harbour")


async def test_a_channel_of_somebody_without_the_right_to_add_is_not_offered(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    bea, cal = world.person("Bea"), world.person("Cal")
    hire(library, bea, ada, Right.REMOVE)
    hire(library, cal, ada, Right.ADD)
    bea.user.started = cal.user.started = True
    async with start_bot([ada]):
        for person in (bea, cal):
            person.promotes_bot(world.channel(f"{person.name}'s channel", [person]))
        await world.until(lambda: bool(world.from_bot(cal.private)))
        await world.quiet()
    assert world.from_bot(bea.private) == []


async def test_a_channel_is_followed_for_its_own_admins_alone(
    world: World, library: Library, start_bot: StartBot, ada: Person, harbour: Chat
) -> None:
    bea = world.person("Bea")
    hire(library, bea, ada, Right.ADD)
    async with start_bot([ada]) as bot:
        ada.promotes_bot(harbour)
        await world.until(lambda: bool(world.from_bot(ada.private)))
        offer = world.from_bot(ada.private)[-1]
        copied = await bea.asks("/channels")
        copied.markup = offer.markup
        pressed = await bea.presses(copied, "Follow its posts")
        assert pressed.text == "Only an admin of this channel can have me follow it."
        assert library.channels.of(bot.bot.id) == []
