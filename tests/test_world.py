"""The tests' Bot API server behaves as Telegram does."""

from tests.world import World
from telegram.ext import Application, MessageHandler, filters, CallbackQueryHandler
from telegram import InlineKeyboardMarkup, InlineKeyboardButton


def echo(world):
    async def e(u, c):
        await u.effective_message.reply_text(
            "echo " + u.effective_message.text,
            reply_markup=InlineKeyboardMarkup([[InlineKeyboardButton("Go", callback_data="go")]]),
        )

    async def b(u, c):
        await u.callback_query.answer("gone")
        await u.callback_query.edit_message_text("edited")

    app = (
        Application.builder()
        .token(world.token)
        .base_url(f"{world.url}/bot")
        .base_file_url(f"{world.url}/file/bot")
        .build()
    )
    app.add_handler(MessageHandler(filters.TEXT, e))
    app.add_handler(CallbackQueryHandler(b))
    return app


async def test_echo(world: World) -> None:
    anna = world.person("Anna")
    async with world.running(echo(world)):
        r = await anna.asks("hello")
        assert r.text == "echo hello"
        n = await anna.presses(r, "Go")
        assert n.text == "gone"
        await world.quiet()
        assert r.text == "edited"
        print(world.transcript(anna.private))
