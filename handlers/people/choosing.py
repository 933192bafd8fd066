"""/language and /settings: people choose for themselves, and the admins of a group for the group."""

import asyncio

from telegram import Message, Update
from telegram.constants import ChatType

from handlers.chat.audience import written
from handlers.chat.capability import Button, Capability, Chats, Command
from handlers.chat.group_admins import by_admin, is_admin, names_us
from handlers.chat.offers import Menu
from handlers.chat.pressing import Pressing
from handlers.chat.roles import GROUP_ADMINS, IN_PRIVATE
from handlers.chat.sending import edit, send, topic_number
from handlers.chat.services import Context
from handlers.people.choices import Choose, Place, change, language_reply, settings_reply
from handlers.texts.catalogue import LANGUAGES, text
from handlers.texts.reply import Reply


async def language(update: Update, context: Context) -> None:
    """Take the language after /language, or offer those that there are."""
    message = written(update)
    code = context.args[0].lower() if context.args else None
    if code in LANGUAGES:
        context.person_preferences = await asyncio.to_thread(
            context.services.library.people.choose,
            message.chat_id,
            lambda before: before.model_copy(update={"language": code}),
        )
    await send(message, language_reply(context.person_preferences, context.language))


async def settings(update: Update, context: Context) -> None:
    """Show a person's own settings."""
    await send(written(update), settings_reply(context.chat_preferences, Place(), context.language))


async def group_settings(update: Update, context: Context) -> None:
    """Show a group's settings to its admins; to others only when they mean this bot and no other."""
    message = written(update)
    if await by_admin(message):
        await send(message, settings_reply(context.chat_preferences, place_of(message), context.language))
    elif names_us(message):
        await send(message, Reply(text("group-admins-only", context.language)))


async def choose(press: Choose, at: Pressing) -> None:
    """Take a choice and show the settings anew, in the language that they are in now."""
    message, context = at.message, at.context
    place = place_of(message)
    chosen = change(press, place)
    if chosen is None:
        await at.spinner.stop(text("button-stale", context.language))
        return
    if place.group and not await is_admin(message.chat, at.person):
        await at.spinner.stop(text("group-admins-only", context.language))
        return
    before = settings_reply(context.chat_preferences, place, context.language)
    context.chat_preferences = await asyncio.to_thread(
        context.services.library.people.choose, message.chat_id, chosen
    )
    if not place.group:
        context.person_preferences = context.chat_preferences
    await at.spinner.stop()
    after = settings_reply(context.chat_preferences, place, context.language)
    if after != before:  # Telegram takes an edit that changes nothing for a mistake
        await edit(message, after)


def place_of(message: Message) -> Place:
    """Whether a message is in a group, and in which topic of it."""
    if message.chat.type == ChatType.PRIVATE:
        return Place()
    return Place(group=True, topic=topic_number(message))


CAPABILITY = Capability(
    commands=(
        Command("language", language, IN_PRIVATE, menus=frozenset({Menu.PRIVATE})),
        Command("settings", settings, IN_PRIVATE, menus=frozenset({Menu.PRIVATE})),
        Command("settings", group_settings, GROUP_ADMINS, Chats.GROUPS, frozenset({Menu.GROUP_ADMINS})),
    ),
    buttons=(Button(Choose, choose, IN_PRIVATE | GROUP_ADMINS),),
)
