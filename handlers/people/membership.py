"""The bot's coming and going: a welcome, what its admins should know once, and a group's new number."""

import asyncio
from contextlib import suppress

from telegram import Chat, ChatMember, ChatMemberRestricted, ChatMemberUpdated, Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import BadRequest, Forbidden
from telegram.ext import ChatMemberHandler, filters

from handlers.chat.capability import Capability, Other, Sent, Stage
from handlers.chat.sending import say
from handlers.chat.services import Context
from handlers.subscriptions import channels_command as channels
from handlers.texts.catalogue import preferred, text
from handlers.texts.reply import Reply

WELCOME, PRIVACY, RIGHTS = "welcome", "privacy", "rights"  # notices
GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)


async def moved(update: Update, context: Context) -> None:
    """Welcome the people of a group that the bot comes into; forget that when it leaves."""
    change = update.my_chat_member
    if change and change.chat.type == ChatType.CHANNEL:
        await channels.moved(change, context)
    if change is None or change.chat.type not in GROUPS:
        return
    people, chat = context.services.library.people, change.chat
    if not _present(change.new_chat_member):
        await asyncio.to_thread(people.withdraw_notices, context.bot.id, chat.id, [WELCOME, RIGHTS])
        return
    if _may_write(change.new_chat_member):
        await asyncio.to_thread(people.withdraw_notices, context.bot.id, chat.id, [RIGHTS])
    if _present(change.old_chat_member):
        return
    if await asyncio.to_thread(people.notice_due, context.bot.id, chat.id, WELCOME):
        await say(context.bot, chat.id, Reply(text("welcome", context.language, bot=context.bot.username)))
    if await asyncio.to_thread(people.notice_due, context.bot.id, chat.id, PRIVACY):
        await _tell_of_privacy(change, context)


async def migrated(update: Update, context: Context) -> None:
    """Take along what a group chose when it becomes a supergroup."""
    message = update.message
    if message is None:
        return
    old = message.migrate_from_chat_id or message.chat_id
    new = message.migrate_to_chat_id or message.chat_id
    await asyncio.to_thread(context.services.library.people.move, old, new)


async def tell_of_missing_rights(update: object, context: Context) -> None:
    """Tell a group's admins once that the bot was asked where it may not write."""
    chat = update.effective_chat if isinstance(update, Update) else None
    if chat is None or chat.type not in GROUPS:
        return
    people = context.services.library.people
    if await asyncio.to_thread(people.notice_due, context.bot.id, chat.id, RIGHTS):
        await _tell_admins(chat, "missing-rights", context)


async def _tell_of_privacy(change: ChatMemberUpdated, context: Context) -> None:
    # Asked anew: the setting may have been changed since the bot started.
    reads_all = (await context.bot.get_me()).can_read_all_group_messages
    is_admin = change.new_chat_member.status == ChatMemberStatus.ADMINISTRATOR
    key = "privacy-mode-off" if reads_all or is_admin else "privacy-mode-on"
    if not await _tell_admins(change.chat, key, context):
        # None of them has a chat with the bot yet, so it is said where they read it.
        words = text(key, context.language, chat=change.chat.title or "")
        await say(context.bot, change.chat.id, Reply(words))


async def _tell_admins(chat: Chat, key: str, context: Context) -> bool:
    """Tell those admins of a group who have a chat with the bot; whether there were any."""
    told = False
    try:
        admins = await context.bot.get_chat_administrators(chat.id)
    except (BadRequest, Forbidden):
        return False
    for member in admins:
        if member.user.is_bot:
            continue
        language = preferred(member.user.language_code, context.language)
        with suppress(BadRequest, Forbidden):
            await say(context.bot, member.user.id, Reply(text(key, language, chat=chat.title or "")))
            told = True
    return told


def _present(member: ChatMember) -> bool:
    if isinstance(member, ChatMemberRestricted):
        return member.is_member
    return member.status not in (ChatMemberStatus.LEFT, ChatMemberStatus.BANNED)


def _may_write(member: ChatMember) -> bool:
    return _present(member) and (not isinstance(member, ChatMemberRestricted) or member.can_send_messages)


CAPABILITY = Capability(
    updates=lambda: [
        Other(Stage.MEMBERSHIP, ChatMemberHandler(moved, ChatMemberHandler.MY_CHAT_MEMBER)),
        Sent(Stage.MEMBERSHIP, filters.StatusUpdate.MIGRATE, migrated),
    ],
)
