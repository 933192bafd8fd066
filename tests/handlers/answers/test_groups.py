"""How the bot behaves in groups: answering when asked, in the right place, and silent otherwise."""

import pytest

from corpus.library import Library
from tests.support.conversation import BRIDGE, CANCELLED, WHEN, WHO, StartBot
from tests.world import Chat, Person, World


@pytest.fixture
def anna(world: World) -> Person:
    return world.person("Anna")


@pytest.fixture
def bert(world: World) -> Person:
    return world.person("Bert")


@pytest.fixture
def desk(world: World, anna: Person, bert: Person) -> Chat:
    return world.supergroup("Desk", [anna, bert])


@pytest.mark.parametrize(
    "said",
    [
        f"/ask {WHO}",
        f"/ask@pullquote_bot {WHO}",
        f"@pullquote_bot {WHO}",
        f"@Pullquote_Bot, {WHO}",
        f"{WHO} @pullquote_bot",
        f"🗞 @pullquote_bot {WHO}",
    ],
)
async def test_a_question_by_command_or_mention_is_answered(
    world: World, news: Library, start_bot: StartBot, anna: Person, desk: Chat, said: str
) -> None:
    async with start_bot():
        question = anna.says(said, chat=desk)
        reply = await world.reply_to(question)
    assert (reply.quotes, reply.reply_to) == ([CANCELLED], question)


async def test_a_reply_to_the_bot_is_a_question(
    world: World, news: Library, start_bot: StartBot, anna: Person, bert: Person, desk: Chat
) -> None:
    async with start_bot():
        first = await anna.asks(f"/ask {WHO}", chat=desk)
        second = await bert.asks(WHEN, reply_to=first)
    assert second.quotes == [BRIDGE]


@pytest.mark.parametrize(
    "said", ["/ask@pullquote_bot", "@pullquote_bot", "@pullquote_bot ?!", "👆 @pullquote_bot"]
)
async def test_asking_in_reply_to_a_question_answers_that_one(
    world: World, news: Library, start_bot: StartBot, anna: Person, bert: Person, desk: Chat, said: str
) -> None:
    async with start_bot():
        asked = anna.says(WHO, chat=desk)
        reply = await bert.asks(said, reply_to=asked)
    assert reply.quotes == [CANCELLED]


async def test_only_the_quoted_part_is_asked(
    world: World, news: Library, start_bot: StartBot, anna: Person, bert: Person, desk: Chat
) -> None:
    long = f"I was on the island of Larkness. {WHO} And the second ferry, Moira Fennel says?"
    async with start_bot():
        asked = anna.says(long, chat=desk)
        reply = await bert.asks("/ask@pullquote_bot", reply_to=asked, quote=WHO)
    assert reply.quotes == [CANCELLED]


@pytest.mark.parametrize(
    ("said", "usage"),
    [
        ("/ask@pullquote_bot", "Write your question after /ask, or reply /ask to a message that asks one."),
        (
            "@pullquote_bot",
            "Write your question after my name, or mention me in reply to a message that asks one.",
        ),
    ],
)
async def test_asking_nothing_gets_the_usage(
    world: World, start_bot: StartBot, anna: Person, desk: Chat, said: str, usage: str
) -> None:
    async with start_bot():
        reply = await anna.asks(said, chat=desk)
    assert reply.text == usage


@pytest.mark.parametrize("said", [f"/ask@other_bot {WHO}", WHO, f"@pullquote_bottle {WHO}", "/help"])
async def test_the_bot_is_silent_unless_it_is_asked_even_where_it_reads_everything(
    world: World, news: Library, start_bot: StartBot, anna: Person, desk: Chat, said: str
) -> None:
    world.state.reads_everything = True
    async with start_bot():
        anna.says(said, chat=desk)
        anna.sends_sticker(chat=desk)
        anna.sends_document("a.txt", b"Text.", chat=desk)
        await world.quiet()
    assert world.from_bot(desk) == []


async def test_nothing_found_is_one_short_line(
    world: World, news: Library, start_bot: StartBot, anna: Person, desk: Chat
) -> None:
    async with start_bot():
        reply = await anna.asks("/ask How do I cook pasta?", chat=desk)
    assert (reply.text, reply.buttons) == (
        "I found no answer in my articles.",
        ["Tell me when an article answers"],
    )


async def test_answers_stay_in_the_topic_asked_in(
    world: World, news: Library, start_bot: StartBot, anna: Person
) -> None:
    forum = world.forum("Newsroom", ["Belmont", "Islands"], [anna])
    async with start_bot():
        in_topic = await anna.asks(f"@pullquote_bot {WHO}", chat=forum, topic="Belmont")
        await anna.presses(in_topic, "Context")
        context = await world.reply_to(in_topic)
        in_general = await anna.asks(f"/ask@pullquote_bot {WHO}", chat=forum)
    assert [reply.topic for reply in (in_topic, context, in_general)] == ["Belmont", "Belmont", None]
    assert [reply.quotes for reply in (in_topic, in_general)] == [[CANCELLED]] * 2


async def test_a_message_in_a_topic_that_replies_to_nothing_is_no_reply_to_the_bot(
    world: World, news: Library, start_bot: StartBot, anna: Person
) -> None:
    world.state.reads_everything = True
    forum = world.forum("Newsroom", ["Belmont"], [anna])
    world.open_topic(forum, "Opened by the bot", None)
    async with start_bot():
        anna.says(WHO, chat=forum, topic="Opened by the bot")
        await world.quiet()
    assert world.from_bot(forum) == []


async def test_a_thread_of_replies_in_a_group_without_topics_is_no_topic(
    world: World, news: Library, start_bot: StartBot, anna: Person, bert: Person, desk: Chat
) -> None:
    async with start_bot():
        asked = anna.says("Look at this.", chat=desk)
        reply = await bert.asks(f"/ask@pullquote_bot {WHO}", reply_to=asked)
    assert reply.quotes == [CANCELLED]
    assert "message_thread_id" not in world.calls("sendMessage")[-1].arguments


async def test_a_deleted_topic_does_not_swallow_the_answer(
    world: World, news: Library, start_bot: StartBot, anna: Person
) -> None:
    forum = world.forum("Newsroom", ["Belmont"], [anna])
    world.fail_next("sendMessage", code=400, description="Bad Request: message thread not found")
    async with start_bot():
        reply = await anna.asks(f"@pullquote_bot {WHO}", chat=forum, topic="Belmont")
    assert reply.quotes == [CANCELLED]


@pytest.mark.parametrize(
    ("code", "description"),
    [
        (400, "Bad Request: not enough rights to send text messages to the chat"),
        (400, "Bad Request: TOPIC_CLOSED"),
        (403, "Forbidden: bot was kicked from the supergroup chat"),
    ],
)
async def test_a_group_that_lets_the_bot_not_write_is_no_failure(
    world: World, news: Library, start_bot: StartBot, anna: Person, desk: Chat, code: int, description: str
) -> None:
    world.fail_next("sendMessage", code=code, description=description)
    async with start_bot():
        anna.says(f"/ask {WHO}", chat=desk)
        await world.quiet()
    tries = [call for call in world.calls("sendMessage") if int(call.arguments["chat_id"]) == desk.id]
    assert (world.from_bot(desk), len(tries)) == ([], 1)


async def test_a_deleted_question_is_answered_all_the_same(
    world: World, news: Library, start_bot: StartBot, anna: Person, desk: Chat
) -> None:
    anna.deletes(anna.says(f"/ask@pullquote_bot {WHO}", chat=desk))
    async with start_bot():
        await world.until(lambda: world.from_bot(desk))
    assert world.from_bot(desk)[0].quotes == [CANCELLED]


async def test_an_edited_message_gets_no_second_reply(
    world: World, news: Library, start_bot: StartBot, anna: Person, desk: Chat
) -> None:
    async with start_bot():
        question = anna.says(f"/ask {WHO}", chat=desk)
        reply = await world.reply_to(question)
        anna.edits(question, f"/ask {WHO} Please")
        await world.quiet()
    assert world.from_bot(desk) == [reply]


async def test_channel_posts_are_ignored(
    world: World, news: Library, start_bot: StartBot, anna: Person
) -> None:
    channel = world.channel("Press", [anna], bot=True)
    async with start_bot():
        anna.says(f"/ask@pullquote_bot {WHO}", chat=channel)
        anna.says(f"@pullquote_bot {WHO}", chat=channel)
        await world.quiet()
    assert world.from_bot(channel) == []


async def test_once_shown_a_paragraph_is_not_shown_again_and_again(
    world: World, news: Library, start_bot: StartBot, anna: Person, desk: Chat
) -> None:
    async with start_bot():
        reply = await anna.asks(f"/ask {WHO}", chat=desk)
        await anna.presses(reply, "Context")
        context = await world.reply_to(reply)
        await world.quiet()
    assert context.parts("bold") == [CANCELLED]
    assert "Context" not in reply.buttons
    assert reply.quotes == [CANCELLED]


async def test_uploads_in_a_group_are_not_taken_from_anybody(
    world: World, library: Library, start_bot: StartBot, anna: Person, desk: Chat
) -> None:
    async with start_bot(admins=[anna]):
        anna.sends_document("a.txt", b"The bridge is closed.", chat=desk, caption="@pullquote_bot")
        await world.quiet()
    assert library.count() == 0


@pytest.mark.parametrize("command", ["/help", "/start"])
async def test_help_says_how_to_ask_when_the_bot_is_meant_and_nothing_else(
    world: World, news: Library, start_bot: StartBot, anna: Person, desk: Chat, command: str
) -> None:
    async with start_bot():
        anna.says(command, chat=desk)  # perhaps another bot's
        told = await anna.asks(f"{command}@pullquote_bot", chat=desk)
        await world.quiet()
    assert "Write /ask and your question" in told.text
    assert world.from_bot(desk) == [told]
