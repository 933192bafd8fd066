"""Buttons and inline results in the tests' world."""

import asyncio
from typing import Any

import pytest
import telegram
from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
)
from telegram.error import BadRequest
from telegram.ext import Application, CallbackQueryHandler, InlineQueryHandler

from tests.world import Person, World
from tests.world.people.pressing import Notice

BUTTONS = InlineKeyboardMarkup([[InlineKeyboardButton("Context", callback_data="context")]])


def reader(world: World) -> Application[Any, Any, Any, Any, Any, Any]:
    """A bot with one button and one inline result, which count how often they were asked for."""
    asked = {"times": 0}

    async def press(update: telegram.Update, _: object) -> None:
        query = update.callback_query
        await query.answer("Here it is", show_alert=True)
        await query.edit_message_text("The whole paragraph")

    async def inline(update: telegram.Update, _: object) -> None:
        asked["times"] += 1
        content = InputTextMessageContent(f"Answer {asked['times']} to {update.inline_query.query}")
        result = InlineQueryResultArticle("1", "An answer", content, reply_markup=BUTTONS)
        await update.inline_query.answer([result], cache_time=60, is_personal=True)

    application = Application.builder().token(world.token).base_url(f"{world.url}/bot").build()
    application.add_handler(CallbackQueryHandler(press))
    application.add_handler(InlineQueryHandler(inline))
    return application


async def test_a_press_shows_its_notice_and_the_message_changes(world: World, anna: Person) -> None:
    async with world.running(reader(world)) as application:
        sent = await application.bot.send_message(anna.id, "The sentence", reply_markup=BUTTONS)
        message = anna.private.messages[sent.message_id]
        assert await anna.presses(message, "Context") == Notice("Here it is", alert=True)
        await world.quiet()
    assert (message.text, message.buttons) == ("The whole paragraph", [])


async def test_a_press_on_a_forgotten_message_brings_no_content(
    world: World, bot: telegram.Bot, anna: Person
) -> None:
    sent = await bot.send_message(anna.id, "The sentence", reply_markup=BUTTONS)
    anna.touches(anna.private.messages[sent.message_id], "Context", old=True)
    [*_, update] = await bot.get_updates()
    assert update.callback_query.message.is_accessible is False


async def test_a_spinner_that_never_stops_fails_the_test(
    world: World, bot: telegram.Bot, anna: Person
) -> None:
    sent = await bot.send_message(anna.id, "The sentence", reply_markup=BUTTONS)
    with pytest.raises(AssertionError, match="spinner on 'Context' never stopped"):
        await anna.presses(anna.private.messages[sent.message_id], "Context", within=0.05)


async def test_inline_results_are_chosen_edited_and_cached(world: World, anna: Person) -> None:
    ben = world.person("Ben")
    elsewhere = world.group("Without the bot", members=[anna, ben], bot=False)
    async with world.running(reader(world)):
        [result] = await anna.types_inline("@pullquote_bot who?")
        assert (result.title, result.text) == ("An answer", "Answer 1 to who?")
        message = anna.chooses(result, chat=elsewhere)
        assert await ben.presses(message, "Context") == Notice("Here it is", alert=True)
        await world.until(lambda: message.text == "The whole paragraph")
        assert [again.text for again in await anna.types_inline("who?")] == ["Answer 1 to who?"]
        assert [his.text for his in await ben.types_inline("who?")] == ["Answer 2 to who?"]
        later = world.state.clock() + 61
        world.state.clock = lambda: later
        assert [fresh.text for fresh in await anna.types_inline("who?")] == ["Answer 3 to who?"]


async def test_a_bad_inline_result_is_a_violation(world: World, bot: telegram.Bot, anna: Person) -> None:
    twin = InlineQueryResultArticle("1", "An answer", InputTextMessageContent("Text"))
    waiting = asyncio.create_task(anna.types_inline("who?"))
    [*_, update] = await bot.get_updates(timeout=5, offset=1002)
    with pytest.raises(BadRequest, match=r"(?i)result_id_duplicate"):
        await update.inline_query.answer([twin, twin])
    with pytest.raises(BadRequest, match=r"(?i)result_id_invalid"):
        await update.inline_query.answer(
            [InlineQueryResultArticle("é" * 33, "Long", InputTextMessageContent("Text"))]
        )
    await update.inline_query.answer([])
    assert await waiting == []
    world.expect_violation("RESULT_ID_DUPLICATE")
    world.expect_violation("RESULT_ID_INVALID")
