"""Who administers a group, by Telegram's own word."""

from telegram import Chat, ChatFullInfo, Message
from telegram.constants import ChatMemberStatus
from telegram.error import TelegramError

from handlers.chat.audience import command_of

ADMINS = (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR)


async def is_admin(chat: Chat | ChatFullInfo, person: int) -> bool:
    """Whether a person is one of a chat's admins; no when Telegram does not tell."""
    try:
        member = await chat.get_member(person)
    except TelegramError:  # of others than itself only an admin bot is sure to be told
        return False
    return member.status in ADMINS


async def by_admin(message: Message) -> bool:
    """Whether an admin of the chat wrote a message."""
    # Anonymous admins write in the name of the group itself, and so does whoever posts in a channel.
    if message.sender_chat:
        return message.sender_chat.id == message.chat_id
    return message.from_user is not None and await is_admin(message.chat, message.from_user.id)


def names_us(message: Message) -> bool:
    """Whether a command in a group means this bot and no other: those without a name go to every bot."""
    return "@" in command_of(message)
