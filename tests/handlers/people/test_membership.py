"""Where the bot is: coming into a group, what its admins are told, and a group that becomes another."""

import pytest

from corpus.chats.preferences import Preferences
from corpus.library import Library
from tests.support.conversation import CANCELLED, WHO, StartBot
from tests.world import Chat, Person, World

WELCOME = (
    "Hello! I answer questions about the news with sentences of the articles that I was given, "
    "word for word.\n"
    "Write /ask and your question, mention me (@pullquote_bot), or reply /ask to somebody’s question."
)
NO_RIGHTS = (
    "I was asked something in “Desk” but may not write there. Please let me send messages, or remove me."
)


@pytest.fixture
def anna(world: World) -> Person:
    return world.person("Anna")


@pytest.fixture
def bert(world: World) -> Person:
    return world.person("Bert")


@pytest.fixture
def desk(world: World, anna: Person, bert: Person) -> Chat:
    return world.supergroup("Desk", [anna, bert], bot=False)


def texts(world: World, chat: Chat) -> list[str]:
    return [message.text for message in world.from_bot(chat)]


@pytest.mark.parametrize(
    ("reads_everything", "admin", "told"),
    [(False, False, "is on"), (True, False, "is off"), (False, True, "am an admin")],
)
async def test_a_group_is_welcomed_in_two_lines_and_its_admins_told_of_privacy_mode_once(
    world: World,
    start_bot: StartBot,
    anna: Person,
    bert: Person,
    desk: Chat,
    reads_everything: bool,
    admin: bool,
    told: str,
) -> None:
    world.state.reads_everything = reads_everything
    async with start_bot():
        for person in (anna, bert):
            await person.asks("/start")
        anna.adds_bot(desk, admin=admin)
        await world.quiet()
        anna.removes_bot(desk)
        anna.adds_bot(desk, admin=admin)
        await world.quiet()
    assert texts(world, desk) == [WELCOME, WELCOME]
    [notice] = texts(world, anna.private)[1:]
    assert told in notice
    assert len(texts(world, bert.private)) == 1  # a member, no admin


async def test_admins_without_a_chat_with_the_bot_are_told_in_the_group(
    world: World, start_bot: StartBot, desk: Chat
) -> None:
    camille = world.person("Camille", language_code="fr")
    group = world.group("Rédaction", [camille], bot=False)
    async with start_bot():
        camille.adds_bot(group)
        await world.quiet()
    welcome, notice = texts(world, group)
    assert welcome.startswith("Bonjour\u202f! Je réponds aux questions")
    assert notice.startswith("Dans «\u00a0Rédaction\u00a0», mon mode confidentialité est activé")


async def test_promoted_or_in_a_channel_the_bot_says_nothing(
    world: World, start_bot: StartBot, anna: Person
) -> None:
    desk = world.supergroup("Desk", [anna])
    channel = world.channel("Press", [anna])
    async with start_bot():
        anna.promotes_bot(desk)
        anna.adds_bot(channel, admin=True)
        await world.quiet()
    assert (texts(world, desk), texts(world, channel)) == ([], [])


async def test_a_group_that_becomes_a_supergroup_keeps_its_settings(
    world: World, news: Library, start_bot: StartBot, anna: Person
) -> None:
    group = world.group("Desk", [anna])
    news.people.choose(group.id, lambda _: Preferences(mentions=False))
    async with start_bot():
        supergroup = anna.upgrades(group)
        await world.quiet()
        anna.says(f"@pullquote_bot {WHO}", chat=supergroup)
        reply = await anna.asks(f"/ask@pullquote_bot {WHO}", chat=supergroup)
        await world.quiet()
    assert (world.from_bot(supergroup), reply.quotes) == ([reply], [CANCELLED])


async def test_an_answer_follows_a_group_that_becomes_a_supergroup_meanwhile(
    world: World, news: Library, start_bot: StartBot, anna: Person
) -> None:
    group = world.group("Desk", [anna])
    anna.says(f"/ask@pullquote_bot {WHO}", chat=group)
    supergroup = anna.upgrades(group)
    async with start_bot():
        await world.until(lambda: world.from_bot(supergroup))
    assert [message.quotes for message in world.from_bot(supergroup)] == [[CANCELLED]]


async def test_admins_are_told_once_that_the_bot_may_not_write_and_again_when_it_lost_that_right_anew(
    world: World, news: Library, start_bot: StartBot, anna: Person
) -> None:
    desk = world.supergroup("Desk", [anna])
    async with start_bot():
        await anna.asks("/start")
        for _ in range(2):
            anna.silences_bot(desk)
            for _ in range(2):
                anna.says(f"/ask@pullquote_bot {WHO}", chat=desk)
            await world.quiet()
            anna.promotes_bot(desk)
            await world.quiet()
    assert texts(world, anna.private)[1:] == [NO_RIGHTS, NO_RIGHTS]


async def test_a_closed_topic_is_no_failure(
    world: World, news: Library, start_bot: StartBot, anna: Person
) -> None:
    forum = world.forum("Newsroom", ["Belmont"], [anna])
    question = anna.says(f"@pullquote_bot {WHO}", chat=forum, topic="Belmont")
    anna.closes_topic(forum, "Belmont")
    async with start_bot():
        await world.quiet()
        again = await anna.asks(f"@pullquote_bot {WHO}", chat=forum)
    assert (world.from_bot(forum), again.reply_to is question) == ([again], False)


@pytest.mark.parametrize("how", ["anonymous", "as_channel"])
async def test_anonymous_admins_and_channels_are_answered_like_anybody(
    world: World, news: Library, start_bot: StartBot, anna: Person, how: str
) -> None:
    desk = world.supergroup("Desk", [anna])
    channel = world.channel("Press", [anna])
    async with start_bot():
        where = {"anonymous": True} if how == "anonymous" else {"as_channel": channel}
        reply = await anna.asks(f"/ask@pullquote_bot {WHO}", chat=desk, **where)
    assert reply.quotes == [CANCELLED]


async def test_a_post_and_its_comments_are_answered_in_the_discussion_group(
    world: World, news: Library, start_bot: StartBot, anna: Person, bert: Person
) -> None:
    desk = world.supergroup("Desk", [anna, bert])
    channel = world.channel("Press", [anna])
    channel.linked = desk
    async with start_bot():
        anna.says("The visit is off.", chat=channel)
        [post] = world.messages(desk)
        comment = await bert.asks(f"/ask@pullquote_bot {WHO}", reply_to=post)
        anna.says(f"@pullquote_bot {WHO}", chat=channel)
        await world.until(lambda: len(world.from_bot(desk)) == 2)
        await world.quiet()
    assert [message.quotes for message in world.from_bot(desk)] == [[CANCELLED]] * 2
    assert comment.thread == post.id


async def test_other_bots_get_no_answer(
    world: World, news: Library, start_bot: StartBot, anna: Person
) -> None:
    desk = world.supergroup("Desk", [anna])
    robot = world.person("Robot", is_bot=True)
    async with start_bot():
        question = anna.says(f"/ask@pullquote_bot {WHO}", chat=desk)
        await world.reply_to(question)
        world.state.updates.put("message", question.json() | {"message_id": 999, "from": robot.user.json()})
        await world.quiet()
    assert len(world.from_bot(desk)) == 1
