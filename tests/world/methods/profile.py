"""The bot itself: its names, descriptions and command menus."""

import json
import re
from typing import Any

from telegram.constants import BotCommandLimit, BotCommandScopeType, BotDescriptionLimit, BotNameLimit

from ..checks.arguments import required
from ..errors import violation
from ..state import State

_PROFILE = {
    "name": BotNameLimit.MAX_NAME_LENGTH,
    "description": BotDescriptionLimit.MAX_DESCRIPTION_LENGTH,
    "short_description": BotDescriptionLimit.MAX_SHORT_DESCRIPTION_LENGTH,
}
# Which ids a scope needs beside its type.
_SCOPED = {
    BotCommandScopeType.CHAT: {"chat_id"},
    BotCommandScopeType.CHAT_ADMINISTRATORS: {"chat_id"},
    BotCommandScopeType.CHAT_MEMBER: {"chat_id", "user_id"},
}


def get_me(state: State, _: dict[str, Any]) -> dict[str, Any]:
    """The bot's own account."""
    abilities = {
        "can_join_groups": True,
        "can_read_all_group_messages": state.reads_everything,
        "supports_inline_queries": True,
        "supports_guest_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }
    return state.bot.json() | abilities


def set_my_commands(state: State, arguments: dict[str, Any]) -> bool:
    """Fill the menu of a scope and language."""
    commands = required(arguments, "commands")
    if not isinstance(commands, list) or len(commands) > BotCommandLimit.MAX_COMMAND_NUMBER:
        raise violation("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        _check_command(command)
    names = [command["command"] for command in commands]
    if len(set(names)) < len(names):
        raise violation("BOT_COMMAND_DUPLICATE")
    state.commands[_menu(state, arguments)] = commands
    return True


def get_my_commands(state: State, arguments: dict[str, Any]) -> list[dict[str, str]]:
    """The menu of exactly this scope and language."""
    return state.commands.get(_menu(state, arguments), [])


def delete_my_commands(state: State, arguments: dict[str, Any]) -> bool:
    """Empty the menu of a scope and language."""
    state.commands.pop(_menu(state, arguments), None)
    return True


def _check_command(command: Any) -> None:
    if not isinstance(command, dict) or command.keys() != {"command", "description"}:
        raise violation("can't parse BotCommand")
    if not re.fullmatch(r"[a-z0-9_]{1,32}", command["command"]):
        raise violation("BOT_COMMAND_INVALID")
    if not 1 <= len(command["description"]) <= BotCommandLimit.MAX_DESCRIPTION:
        raise violation("BOT_COMMAND_DESCRIPTION_INVALID")


def _menu(state: State, arguments: dict[str, Any]) -> tuple[str, str]:
    scope = arguments.get("scope") or {"type": BotCommandScopeType.DEFAULT}
    if scope.get("type") not in set(BotCommandScopeType):
        raise violation("can't parse BotCommandScope: unsupported type specified")
    if scope.keys() - {"type"} != _SCOPED.get(scope["type"], set()):
        raise violation(f"can't parse BotCommandScope: {sorted(scope)} for {scope['type']}")
    if "chat_id" in scope:
        state.chat(scope["chat_id"])
    return json.dumps(scope, sort_keys=True), _language(arguments)


def _language(arguments: dict[str, Any]) -> str:
    language = arguments.get("language_code") or ""
    if not re.fullmatch(r"([a-z]{2})?", language):
        raise violation("LANG_CODE_INVALID")
    return language


def _setter(name: str, limit: int) -> Any:
    def set_text(state: State, arguments: dict[str, Any]) -> bool:
        text = arguments.get(name) or ""
        if len(text) > limit:
            raise violation(f"bot {name} is too long")
        state.profile[name, _language(arguments)] = text
        return True

    return set_text


def _getter(name: str) -> Any:
    def get_text(state: State, arguments: dict[str, Any]) -> dict[str, str]:
        fallback = state.bot.first_name if name == "name" else ""
        default = state.profile.get((name, ""), fallback)
        return {name: state.profile.get((name, _language(arguments))) or default}

    return get_text


METHODS = {
    "getMe": get_me,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "setMyName": _setter("name", _PROFILE["name"]),
    "getMyName": _getter("name"),
    "setMyDescription": _setter("description", _PROFILE["description"]),
    "getMyDescription": _getter("description"),
    "setMyShortDescription": _setter("short_description", _PROFILE["short_description"]),
    "getMyShortDescription": _getter("short_description"),
}
