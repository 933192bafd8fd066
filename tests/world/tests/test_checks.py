"""The tests' Bot API server refuses what Telegram refuses, and remembers it."""

import json
from typing import Any

import httpx
import pytest
import telegram
from telegram import BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, MessageEntity, ReplyParameters
from telegram.error import BadRequest, InvalidToken

from tests.support.paths import SHARED
from tests.world import Person, World
from tests.world.checks.arguments import parameters
from tests.world.methods import METHODS

SPECIFICATION = SHARED / "botapi-spec.json"


def keyboard(*labels: str, data: str = "x") -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup([[InlineKeyboardButton(label, callback_data=data) for label in labels]])


def entity(kind: str, offset: int, length: int, **more: Any) -> MessageEntity:
    return MessageEntity(kind, offset, length, **more)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("too long", {"text": "a" * 4097}),
        ("too long", {"text": "😀" * 2049}),
        ("text is empty", {"text": " \n "}),
        ("ends at 6", {"text": "hello", "entities": [entity("bold", 1, 5)]}),
        ("at -1", {"text": "hello", "entities": [entity("bold", -1, 2)]}),
        ("of length 0", {"text": "hello", "entities": [entity("bold", 1, 0)]}),
        ("splits the character", {"text": "a😀b", "entities": [entity("bold", 0, 2)]}),
        ("nested block quotes", {"text": "hello", "entities": [entity("blockquote", 0, 5)] * 2}),
        ("overlapping", {"text": "hello", "entities": [entity("bold", 0, 3), entity("italic", 2, 3)]}),
        ("do not nest", {"text": "hello", "entities": [entity("code", 0, 5), entity("bold", 0, 5)]}),
        ("unsupported type", {"text": "hello", "entities": [entity("shouting", 0, 5)]}),
        ('without "url"', {"text": "hello", "entities": [entity("text_link", 0, 5)]}),
        ('without "unix_time"', {"text": "hello", "entities": [entity("date_time", 0, 5)]}),
        ("more than 100", {"text": "hello", "entities": [entity("bold", 0, 5)] * 101}),
        ("parse_mode is not used", {"text": "hello", "parse_mode": "HTML"}),
        ("BUTTON_DATA_INVALID", {"text": "hello", "reply_markup": keyboard("Go", data="é" * 33)}),
        ("reply markup is too long", {"text": "hello", "reply_markup": keyboard(*"abcdefghi")}),
        (
            "has 0 actions",
            {"text": "hello", "reply_markup": InlineKeyboardMarkup([[InlineKeyboardButton("Go")]])},
        ),
        ("has no parameter shout", {"text": "hello", "api_kwargs": {"shout": True}}),
        ("message thread not found", {"text": "hello", "message_thread_id": 77}),
        ("to be replied not found", {"text": "hello", "reply_parameters": ReplyParameters(999)}),
        ("QUOTE_TEXT_INVALID", {"text": "hello", "reply_parameters": ReplyParameters(1, quote="/stop")}),
    ],
)
async def test_a_message_that_telegram_refuses_is_a_violation(
    world: World, bot: telegram.Bot, anna: Person, words: str, message: dict[str, Any]
) -> None:
    with pytest.raises(BadRequest, match=f"(?i){words}"):
        await bot.send_message(anna.id, **message)
    assert world.from_bot(anna.private) == []
    world.expect_violation(words)


async def test_a_violation_that_nobody_expected_stays_on_the_list(
    world: World, bot: telegram.Bot, anna: Person
) -> None:
    with pytest.raises(BadRequest):
        await bot.send_message(anna.id, "a" * 5000)
    assert world.violations == ["sendMessage: 400 Bad Request: message is too long"]
    with pytest.raises(AssertionError, match="no violation says"):
        world.expect_violation("too short")
    world.expect_violation("too long")


async def test_a_rich_message_arrives_as_it_was_sent(world: World, bot: telegram.Bot, anna: Person) -> None:
    text = "😀 The talks were cancelled.\n[1] Gazette"
    await bot.send_message(
        anna.id,
        text,
        entities=[
            entity("expandable_blockquote", 3, 25),
            entity("bold", 18, 9),
            entity("text_link", 33, 7, url="https://example.org/a"),
        ],
        reply_parameters=ReplyParameters(1, quote="start"),
        reply_markup=keyboard("Context", "Why this"),
    )
    [reply] = world.from_bot(anna.private)
    assert reply.quotes == ["The talks were cancelled."]
    assert reply.parts("bold") == ["cancelled"]
    assert reply.links == {"Gazette": "https://example.org/a"}
    assert reply.buttons == ["Context", "Why this"]
    assert reply.quote == {"text": "start", "position": 1, "is_manual": True}


async def test_white_space_around_a_text_goes_and_its_entities_move(
    world: World, bot: telegram.Bot, anna: Person
) -> None:
    await bot.send_message(anna.id, "\n hello  ", entities=[entity("bold", 0, 9)])
    [message] = world.from_bot(anna.private)
    assert (message.text, message.parts("bold")) == ("hello", ["hello"])


async def test_a_deleted_message_is_no_violation_to_reply_to(
    world: World, bot: telegram.Bot, anna: Person
) -> None:
    question = anna.says("Who?")
    anna.deletes(question)
    with pytest.raises(BadRequest, match="to be replied not found"):
        await bot.send_message(anna.id, "The minister", reply_parameters=ReplyParameters(question.id))
    forgiving = ReplyParameters(question.id, allow_sending_without_reply=True)
    await bot.send_message(anna.id, "The minister", reply_parameters=forgiving)
    assert [message.reply_to for message in world.from_bot(anna.private)] == [None]


async def test_an_edit_that_changes_nothing_is_refused(world: World, bot: telegram.Bot, anna: Person) -> None:
    sent = await bot.send_message(anna.id, "hello", reply_markup=keyboard("Go"))
    with pytest.raises(BadRequest, match="Message is not modified"):
        await bot.edit_message_text("hello", anna.id, sent.message_id, reply_markup=keyboard("Go"))
    await bot.edit_message_text("hello", anna.id, sent.message_id)
    [message] = world.from_bot(anna.private)
    assert (message.buttons, message.edited) == ([], None)
    await bot.edit_message_text("hello again", anna.id, sent.message_id)
    assert (message.text, message.edited is not None) == ("hello again", True)


async def test_a_button_press_is_answered_once(world: World, bot: telegram.Bot, anna: Person) -> None:
    sent = await bot.send_message(anna.id, "hello", reply_markup=keyboard("Go"))
    query = anna.touches(anna.private.messages[sent.message_id], "Go")
    with pytest.raises(BadRequest, match=r"(?i)message_too_long"):
        await bot.answer_callback_query(query.id, "a" * 201)
    await bot.answer_callback_query(query.id, "Gone")
    with pytest.raises(BadRequest, match=r"(?i)query is too old"):
        await bot.answer_callback_query(query.id)
    world.expect_violation("MESSAGE_TOO_LONG")
    world.expect_violation("query is too old")


async def test_command_menus_are_kept_by_scope_and_language(
    world: World, bot: telegram.Bot, anna: Person
) -> None:
    scope = telegram.BotCommandScopeChat(anna.id)
    await bot.set_my_commands([("help", "Help")])
    await bot.set_my_commands([("help", "Aide")], language_code="fr")
    await bot.set_my_commands([("articles", "Articles")], scope=scope)
    assert await bot.get_my_commands(language_code="fr") == (BotCommand("help", "Aide"),)
    assert await bot.get_my_commands(scope=scope) == (BotCommand("articles", "Articles"),)
    await bot.delete_my_commands(language_code="fr")
    assert await bot.get_my_commands(language_code="fr") == ()
    with pytest.raises(BadRequest, match=r"(?i)bot_command_invalid"):
        await bot.set_my_commands([("Help", "Upper case")])
    world.expect_violation("BOT_COMMAND_INVALID")


async def test_the_profile_falls_back_to_its_default_language(world: World, bot: telegram.Bot) -> None:
    await bot.set_my_description("Answers questions")
    await bot.set_my_description("Répond aux questions", language_code="fr")
    assert (await bot.get_my_description("fr")).description == "Répond aux questions"
    assert (await bot.get_my_description("de")).description == "Answers questions"
    assert (await bot.get_my_name()).name == "Pullquote"
    with pytest.raises(BadRequest, match="too long"):
        await bot.set_my_short_description("a" * 121)
    world.expect_violation("short_description is too long")


async def test_files_over_twenty_megabytes_are_too_big_to_download(
    world: World, bot: telegram.Bot, anna: Person
) -> None:
    large = anna.sends_document("book.pdf", b"%PDF", size=(20 << 20) + 1)
    with pytest.raises(BadRequest, match="File is too big"):
        await bot.get_file(large.document["file_id"])
    small = anna.sends_document("note.txt", "Un été".encode())
    file = await bot.get_file(small.document["file_id"])
    assert bytes(await file.download_as_bytearray()) == "Un été".encode()
    world.forget_files()
    with pytest.raises(InvalidToken):
        await file.download_as_bytearray()


async def test_an_unknown_method_is_not_found(world: World) -> None:
    async with httpx.AsyncClient() as client:
        answer = await client.post(f"{world.url}/bot{world.token}/makeCoffee", data={"cups": "2"})
    assert answer.json() == {"ok": False, "error_code": 404, "description": "Not Found"}
    world.expect_violation("404 Not Found")


async def test_nonsense_in_place_of_an_argument_is_a_violation(world: World, anna: Person) -> None:
    async with httpx.AsyncClient() as client:
        url = f"{world.url}/bot{world.token}/sendMessage"
        answer = await client.post(url, json={"chat_id": {"id": anna.id}, "text": "hello"})
    assert answer.status_code == 500
    world.expect_violation("500 Internal Server Error")


def test_the_library_knows_every_method_of_the_world_and_no_parameter_is_lost() -> None:
    assert all(hasattr(telegram.Bot, method) for method in METHODS)
    assert parameters("sendChatAction") == {
        "chat_id": "str | int",
        "action": "str",
        "message_thread_id": "int | None",
        "business_connection_id": "str | None",
    }


@pytest.mark.skipif(
    not SPECIFICATION.exists(), reason="the Bot API's specification is not beside the project"
)
def test_every_parameter_is_in_the_specification() -> None:
    specified = json.loads(SPECIFICATION.read_text())["methods"]
    for method in METHODS:
        names = {field["name"] for field in specified[method]["fields"]}
        assert set(parameters(method)) <= names, method
