"""Where a message of the bot goes: chat, topic, the message it replies to."""

from typing import Any

import telegram

from ..checks.arguments import known_fields, required
from ..checks.keyboard import checked_keyboard
from ..errors import refused, violation
from ..state import Chat, Message, State

_QUOTE_MOST = 1024


def send(state: State, arguments: dict[str, Any], content: dict[str, Any]) -> dict[str, Any]:
    """Put a message of the bot with this content where the arguments say; the API's Message."""
    if arguments.get("parse_mode"):
        # Parsed markup lets an article's own characters break a reply, so the project sends entities only.
        raise violation("parse_mode is not used here: send entities")
    chat = state.writable(required(arguments, "chat_id"))
    reply_to, quote = _reply(chat, arguments.get("reply_parameters"))
    thread = checked_thread(state, chat, arguments.get("message_thread_id")) or _inherited(chat, reply_to)
    message = Message(
        chat=chat,
        id=chat.next_id(),
        date=state.now(),
        sender=None if chat.kind == "channel" else state.bot,
        sender_chat=chat if chat.kind == "channel" else None,
        content=content,
        reply_to=reply_to,
        quote=quote,
        thread=thread,
        in_topic=chat.is_forum and thread is not None,
        markup=checked_keyboard(arguments.get("reply_markup")),
    )
    return state.keep(message).json()


def checked_thread(state: State, chat: Chat, identifier: int | None) -> int | None:
    """The message_thread_id, if the bot may write there."""
    if identifier is None:
        return None
    topic = chat.thread(identifier)
    if topic is None:
        if any(message.thread == identifier for message in chat.messages.values()):
            return identifier  # a chain of replies in a plain supergroup
        raise violation("message thread not found")
    if topic.deleted:
        raise refused("message thread not found")
    if topic.closed and not chat.member(state.bot).admin:
        raise refused("TOPIC_CLOSED")
    return identifier


def _inherited(chat: Chat, reply_to: Message | None) -> int | None:
    # As in a client: a reply stands in the topic of what it replies to; a plain supergroup makes
    # each chain of replies a thread, named by its first message.
    if reply_to is None or chat.kind != "supergroup":
        return None
    return reply_to.thread or (None if chat.is_forum else reply_to.id)


def _reply(chat: Chat, parameters: Any) -> tuple[Message | None, dict[str, Any] | None]:
    if parameters is None:
        return None, None
    known_fields(parameters, telegram.ReplyParameters, "reply_parameters")
    if parameters.get("chat_id") not in (None, chat.id):
        raise violation("the world has no replies from another chat")
    message = chat.messages.get(parameters.get("message_id"))
    if message is None or message.deleted:
        if parameters.get("allow_sending_without_reply"):
            return None, None
        raise (refused if message else violation)("message to be replied not found")
    quoted = parameters.get("quote")
    return message, None if quoted is None else _quote(message, quoted)


def _quote(message: Message, quoted: str) -> dict[str, Any]:
    # Telegram compares the quote with the message's text exactly; a changed text is life, not a fault.
    if len(quoted) > _QUOTE_MOST or not quoted:
        raise violation("QUOTE_TEXT_INVALID")
    position = message.text.find(quoted)
    if position < 0:
        raise (refused if message.edited else violation)("QUOTE_TEXT_INVALID")
    before = len(message.text[:position].encode("utf-16-le")) // 2
    return {"text": quoted, "position": before, "is_manual": True}
