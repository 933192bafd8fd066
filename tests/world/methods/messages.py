"""Messages: sending, editing, deleting, reacting."""

from typing import Any

import telegram
from telegram.constants import ChatAction, ReactionEmoji

from ..checks.arguments import known_fields, required
from ..checks.keyboard import checked_keyboard
from ..checks.text import checked_caption, checked_text
from ..errors import ApiError, refused, violation
from ..state import Message, State
from .sending import checked_thread, send

_DELETABLE_FOR = 48 * 3600


def send_message(state: State, arguments: dict[str, Any]) -> dict[str, Any]:
    """Send a text."""
    text, entities = _checked(arguments)
    return send(state, arguments, _text_content(text, entities))


def edit_message_text(state: State, arguments: dict[str, Any]) -> Any:
    """Change the text of one of the bot's messages; without reply_markup its buttons go."""
    text, entities = _checked(arguments)
    message = _editable(state, arguments)
    if "text" not in message.content:
        raise violation("there is no text in the message to edit")
    return _edit(state, arguments, message, _text_content(text, entities))


def edit_message_caption(state: State, arguments: dict[str, Any]) -> Any:
    """Change the caption of one of the bot's files; without reply_markup its buttons go."""
    caption, entities = checked_caption(arguments.get("caption"), arguments.get("caption_entities"))
    message = _editable(state, arguments)
    if "text" in message.content:
        raise violation("there is no caption in the message to edit")
    kept = {k: v for k, v in message.content.items() if k not in ("caption", "caption_entities")}
    captioned = {"caption": caption} if caption else {}
    return _edit(
        state, arguments, message, kept | captioned | ({"caption_entities": entities} if entities else {})
    )


def edit_message_reply_markup(state: State, arguments: dict[str, Any]) -> Any:
    """Change the buttons under one of the bot's messages."""
    message = _editable(state, arguments)
    return _edit(state, arguments, message, message.content)


def delete_message(state: State, arguments: dict[str, Any]) -> bool:
    """Delete a message: the bot's own, any in a private chat, any where the bot is an admin."""
    chat = state.writable(required(arguments, "chat_id"))
    message = chat.messages.get(required(arguments, "message_id"))
    if message is None or message.deleted:
        raise (refused if message else violation)("message to delete not found")
    own = message.sender is state.bot or message.sender_chat is chat
    if not (own or chat.person or chat.member(state.bot).admin):
        raise violation("message can't be deleted")
    if state.now() - message.date > _DELETABLE_FOR:
        raise refused("message can't be deleted for everyone")
    message.deleted = True
    state.pulse.beat()
    return True


def delete_messages(state: State, arguments: dict[str, Any]) -> bool:
    """Delete several; those that are gone are skipped."""
    for identifier in required(arguments, "message_ids"):
        try:
            delete_message(state, {"chat_id": arguments["chat_id"], "message_id": identifier})
        except ApiError as error:
            if "not found" not in error.description:
                raise
    return True


def send_chat_action(state: State, arguments: dict[str, Any]) -> bool:
    """Show that the bot is typing."""
    chat = state.writable(required(arguments, "chat_id"))
    checked_thread(state, chat, arguments.get("message_thread_id"))
    if required(arguments, "action") not in set(ChatAction):
        raise violation("wrong parameter action in request")
    return True


def set_message_reaction(state: State, arguments: dict[str, Any]) -> bool:
    """React to a message; an empty list takes the reaction back."""
    chat = state.writable(required(arguments, "chat_id"))
    message = chat.messages.get(required(arguments, "message_id"))
    if message is None or message.deleted:
        raise (refused if message else violation)("message to react not found")
    reactions = arguments.get("reaction") or []
    emoji = [reaction.get("emoji") for reaction in reactions]
    if len(emoji) > 1 or not set(emoji) <= set(ReactionEmoji):
        raise violation("REACTION_INVALID")
    message.reactions[state.bot.id] = emoji
    state.pulse.beat()
    return True


def _checked(arguments: dict[str, Any]) -> tuple[str, list[dict[str, Any]]]:
    if preview := arguments.get("link_preview_options"):
        known_fields(preview, telegram.LinkPreviewOptions, "link_preview_options")
    return checked_text(required(arguments, "text"), arguments.get("entities"))


def _text_content(text: str, entities: list[dict[str, Any]]) -> dict[str, Any]:
    return {"text": text} | ({"entities": entities} if entities else {})


def _editable(state: State, arguments: dict[str, Any]) -> Message:
    if arguments.get("parse_mode"):
        raise violation("parse_mode is not used here: send entities")
    if inline_id := arguments.get("inline_message_id"):
        message = state.inline_messages.get(inline_id)
        if message is None:
            raise violation("MESSAGE_ID_INVALID")
        return message
    chat = state.writable(required(arguments, "chat_id"))
    found = chat.messages.get(required(arguments, "message_id"))
    if found is None or found.deleted:
        raise (refused if found else violation)("message to edit not found")
    if found.sender is not state.bot and found.sender_chat is not chat:
        raise violation("message can't be edited")
    return found


def _edit(state: State, arguments: dict[str, Any], message: Message, content: dict[str, Any]) -> Any:
    markup = checked_keyboard(arguments.get("reply_markup"))
    if content == message.content and markup == message.markup:
        raise refused(
            "message is not modified: specified new message content and reply markup are exactly "
            "the same as a current content and reply markup of the message"
        )
    # New buttons alone do not make a message "edited" in a client.
    if content != message.content:
        message.edited = state.now()
    message.content, message.markup = content, markup
    state.pulse.beat()
    return True if "inline_message_id" in arguments else message.json()


METHODS = {
    "sendMessage": send_message,
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "sendChatAction": send_chat_action,
    "setMessageReaction": set_message_reaction,
}
