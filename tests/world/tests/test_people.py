"""The people of the tests' Bot API server act as people in Telegram do, and see what people see."""

import asyncio
import os
import sys

import pytest
import telegram
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    MessageEntity,
    ReplyParameters,
)

from tests.world import Person, World

BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("Context", callback_data="context")]])

ECHO = """
import os
from telegram.ext import Application, MessageHandler, filters

async def repeat(update, context):
    await update.message.reply_text(update.message.text.upper())

url = os.environ["TELEGRAM_API_URL"]
application = Application.builder().token(os.environ["TELEGRAM_TOKEN"]).base_url(f"{url}/bot").build()
application.add_handler(MessageHandler(filters.TEXT, repeat))
application.run_polling()
"""


async def test_forwards_tell_where_they_come_from(world: World, bot: telegram.Bot, anna: Person) -> None:
    ben = world.person("Ben", hides_forwards=True)
    gazette = world.channel("Gazette", admins=[ben], username="gazette")
    desk = world.group("Desk", members=[anna, ben], bot=False)
    post = ben.says("The talks were cancelled. https://example.org/a", chat=gazette)
    anna.forwards(post)
    anna.forwards(ben.says("I heard it", chat=desk))
    anna.forwards(anna.says("So did I", chat=desk))
    _, channel, hidden, own = [update.message.forward_origin for update in await bot.get_updates()]
    assert (channel.chat.title, channel.chat.username, channel.message_id) == ("Gazette", "gazette", post.id)
    assert hidden.sender_user_name == "Ben"
    assert own.sender_user.id == anna.id


async def test_what_is_typed_gets_its_entities(world: World, bot: telegram.Bot, anna: Person) -> None:
    anna.says("/ask 😀 @pullquote_bot see https://example.org/a?b=1, #news or a.b@example.org")
    [_, update] = await bot.get_updates()
    assert update.message.parse_entities() == {
        MessageEntity("bot_command", 0, 4): "/ask",
        MessageEntity("mention", 8, 14): "@pullquote_bot",
        MessageEntity("url", 27, 25): "https://example.org/a?b=1",
        MessageEntity("hashtag", 54, 5): "#news",
        MessageEntity("email", 63, 15): "a.b@example.org",
    }


async def test_a_long_text_is_pasted_as_several_messages(
    world: World, bot: telegram.Bot, anna: Person
) -> None:
    lines = "".join(f"Line {number} of the dispatch 😀\n" for number in range(300))
    pieces = anna.pastes(lines)
    assert "\n".join(piece.text for piece in pieces) == lines.strip()
    assert len(pieces) == 3
    assert [len(piece.text) for piece in anna.pastes("é" * 5000)] == [4096, 904]
    with pytest.raises(AssertionError, match="use pastes"):
        anna.says("a" * 4097)


async def test_the_menu_is_that_of_the_narrowest_scope(world: World, bot: telegram.Bot, anna: Person) -> None:
    ben = world.person("Ben")
    desk = world.group("Desk", members=[anna, ben])
    assert anna.menu() == []
    await bot.set_my_commands([("help", "Help")])
    await bot.set_my_commands([("aide", "Aide")], language_code="fr")
    await bot.set_my_commands([("ask", "Ask")], telegram.BotCommandScopeAllGroupChats())
    await bot.set_my_commands([("lock", "Lock")], telegram.BotCommandScopeAllChatAdministrators())
    assert (anna.menu(), ben.menu()) == (["aide"], ["help"])
    assert (anna.menu(desk), ben.menu(desk)) == (["lock"], ["ask"])


async def test_an_edited_message_is_announced_as_such(world: World, bot: telegram.Bot, anna: Person) -> None:
    question = anna.says("Whoo?")
    anna.edits(question, "Who?")
    document = anna.sends_document("talks.txt", b"text", caption="Source: Gazette")
    anna.edits(document, "Source: Le Journal")
    edited = [update.edited_message for update in await bot.get_updates() if update.edited_message]
    assert [(m.text or m.caption, m.message_id) for m in edited] == [
        ("Who?", question.id),
        ("Source: Le Journal", document.id),
    ]


async def test_a_message_in_a_topic_replies_to_what_opened_it(
    world: World, bot: telegram.Bot, anna: Person
) -> None:
    desk = world.forum("Desk", topics=["Moscow"], members=[anna])
    anna.says("@pullquote_bot who?", chat=desk, topic="Moscow")
    [_, update] = await bot.get_updates()
    message = update.message
    assert (message.is_topic_message, message.message_thread_id) == (True, desk.topics["Moscow"].thread)
    assert message.reply_to_message.forum_topic_created.name == "Moscow"


async def test_an_anonymous_admin_writes_as_the_group(world: World, bot: telegram.Bot, anna: Person) -> None:
    desk = world.supergroup("Desk", members=[anna])
    anna.says("/articles@pullquote_bot", chat=desk, anonymous=True)
    [_, update] = await bot.get_updates()
    assert update.message.sender_chat.id == desk.id
    assert update.effective_user.username == "GroupAnonymousBot"


async def test_every_kind_of_update_is_understood_by_the_library(
    world: World, bot: telegram.Bot, anna: Person
) -> None:
    await bot.get_updates(allowed_updates=list(telegram.constants.UpdateType))
    ben = world.person("Ben")
    desk = world.supergroup("Desk", members=[anna], bot=False)
    gazette = world.channel("Gazette", admins=[anna], bot=True)
    anna.adds_bot(desk, admin=True)
    ben.joins(desk)
    question = ben.says("Who?", chat=desk)
    anna.says("He?", reply_to=question, quote="Who")
    anna.reacts(question, "🔥")
    anna.says("A post", chat=gazette)
    anna.sends_album({"a.txt": b"a", "b.pdf": b"b"}, caption="Two")
    anna.sends_photo(b"jpg", caption="A picture")
    anna.sends_sticker()
    anna.sends_voice()
    ben.leaves(desk)
    anna.removes_bot(desk)
    updates = await bot.get_updates()
    left_over = [part for update in updates for part in unknown_fields(update)]
    assert left_over == []
    kinds = {kind for update in updates for kind in update.to_dict() if kind != "update_id"}
    assert kinds == {"message", "channel_post", "my_chat_member", "chat_member", "message_reaction"}


def unknown_fields(thing: telegram.TelegramObject) -> list[str]:
    """Fields somewhere in an object that the library does not know."""
    found = [f"{type(thing).__name__}.{name}" for name in thing.api_kwargs]
    for name in thing.to_dict(recursive=False):
        value = getattr(thing, "from_user" if name == "from" else name, None)
        parts = value if isinstance(value, tuple) else (value,)
        for part in parts:
            if isinstance(part, telegram.TelegramObject):
                found += unknown_fields(part)
    return found


async def test_what_the_bot_asks_about_a_chat_is_understood_by_the_library(
    world: World, bot: telegram.Bot, anna: Person
) -> None:
    desk = world.forum("Desk", topics=["Moscow"], members=[anna, world.person("Ben")])
    chat = await bot.get_chat(desk.id)
    assert (chat.title, chat.is_forum) == ("Desk", True)
    assert (await bot.get_chat(anna.id)).first_name == "Anna"
    assert [admin.user.id for admin in await bot.get_chat_administrators(desk.id)] == [anna.id]
    assert (await bot.get_chat_member(desk.id, bot.id)).status == "member"
    assert await bot.get_chat_member_count(desk.id) == 3
    assert await bot.leave_chat(desk.id)
    with pytest.raises(telegram.error.Forbidden):
        await bot.get_chat(desk.id)


async def test_the_bot_sends_files_that_people_get(world: World, bot: telegram.Bot, anna: Person) -> None:
    sent = await bot.send_document(anna.id, b"one\ntwo", filename="articles.jsonl", caption="All of them")
    message = anna.private.messages[sent.message_id]
    assert (message.text, message.document["file_name"]) == ("All of them", "articles.jsonl")
    again = await bot.send_document(anna.id, sent.document.file_id)
    assert again.document.file_id == sent.document.file_id
    file = await bot.get_file(sent.document)
    assert bytes(await file.download_as_bytearray()) == b"one\ntwo"


async def test_a_transcript_reads_as_a_conversation(world: World, bot: telegram.Bot, anna: Person) -> None:
    desk = world.forum("Desk", topics=["Moscow"], members=[anna])
    question = anna.says("@pullquote_bot who cancelled it?", chat=desk, topic="Moscow")
    text = "The minister cancelled it.\nGazette, 12 May"
    await bot.send_message(
        desk.id,
        text,
        entities=[
            MessageEntity("blockquote", 0, 26),
            MessageEntity("text_link", 27, 7, url="https://example.org/a"),
        ],
        reply_parameters=ReplyParameters(question.id),
        reply_markup=BUTTONS,
    )
    anna.sends_document("talks.pdf", b"%PDF", chat=desk)
    world.person("Ben").joins(desk)
    assert world.transcript(desk).splitlines() == [
        "* Anna opened the topic Moscow",
        "Anna (in Moscow):",
        "    @pullquote_bot who cancelled it?",
        "Pullquote (in Moscow, to Anna “@pullquote_bot who cancelled it?”):",
        "    ▌ The minister cancelled it.",
        "    Gazette <https://example.org/a>, 12 May",
        "    [Context]",
        "Anna (in General):",
        "    <document talks.pdf>",
        "* Ben joined",
    ]


async def test_a_bot_in_another_process_is_reached(world: World) -> None:
    anna = world.person("Anna")
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", ECHO, env=os.environ | world.environment
    )
    reply = await anna.asks("hello")
    process.terminate()
    assert (reply.text, await process.wait()) == ("HELLO", 0)
