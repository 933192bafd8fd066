"""What the bot may ask about a chat."""

from typing import Any

import telegram

from ..checks.arguments import fields_of, required
from ..errors import forbidden, refused
from ..state import Chat, State


def get_chat(state: State, arguments: dict[str, Any]) -> dict[str, Any]:
    """All about a chat."""
    chat = _visible(state, arguments)
    unset = {"accent_color_id": 0, "max_reaction_count": 11}
    gifts = dict.fromkeys(fields_of(telegram.AcceptedGiftTypes), False)
    return chat.json() | unset | {"accepted_gift_types": gifts}


def get_chat_member(state: State, arguments: dict[str, Any]) -> dict[str, Any]:
    """A user's standing in a chat."""
    chat = _visible(state, arguments)
    user = state.users.get(required(arguments, "user_id"))
    if user is None:
        raise refused("PARTICIPANT_ID_INVALID")
    return chat.member(user).json()


def get_chat_administrators(state: State, arguments: dict[str, Any]) -> list[dict[str, Any]]:
    """The admins who are people, and this bot if it is one."""
    chat = _visible(state, arguments)
    if chat.person is not None:
        raise refused("there are no administrators in the private chat")
    admins = [member for member in chat.members.values() if member.admin]
    return [member.json() for member in admins if not member.user.is_bot or member.user is state.bot]


def get_chat_member_count(state: State, arguments: dict[str, Any]) -> int:
    """How many are in a chat."""
    chat = _visible(state, arguments)
    return 2 if chat.person else sum(member.present for member in chat.members.values())


def leave_chat(state: State, arguments: dict[str, Any]) -> bool:
    """Walk out."""
    chat = _visible(state, arguments)
    if chat.person is not None:
        raise refused("chat member status can't be changed in private chats")
    chat.members[state.bot.id].status = "left"
    state.pulse.beat()
    return True


def _visible(state: State, arguments: dict[str, Any]) -> Chat:
    chat = state.chat(required(arguments, "chat_id"))
    if chat.person is None and not chat.member(state.bot).present:
        raise forbidden(f"bot is not a member of the {chat.kind} chat")
    return chat


METHODS = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getChatMemberCount": get_chat_member_count,
    "leaveChat": leave_chat,
}
