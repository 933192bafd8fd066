"""Who may change with a button what others see: in a group only the one who asked."""

from telegram import CallbackQuery, Message
from telegram.constants import ChatMemberStatus, ChatType
from telegram.error import TelegramError

ADMINS = (ChatMemberStatus.OWNER, ChatMemberStatus.ADMINISTRATOR)


async def is_asker(query: CallbackQuery, reply: Message) -> bool:
    """Whether the one who pressed asked the question that this is the reply to.

    A question in a group's own name is that of each of its admins.
    """
    if reply.chat.type == ChatType.PRIVATE:
        return True
    question = reply.reply_to_message
    if question is None:
        return False
    if question.sender_chat is None:
        return question.from_user is not None and question.from_user.id == query.from_user.id
    if question.sender_chat.id != reply.chat.id:
        return False
    try:
        member = await reply.chat.get_member(query.from_user.id)
    except TelegramError:  # of others than itself only an admin bot is sure to be told
        return False
    return member.status in ADMINS
