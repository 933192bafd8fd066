"""Who may change with a button what others see: in a group only the one who asked."""

from telegram import CallbackQuery, Message
from telegram.constants import ChatType

from handlers.chat.group_admins import is_admin


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
    return await is_admin(reply.chat, query.from_user.id)
