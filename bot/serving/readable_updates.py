"""Updates that cannot be read: one of them must not keep the bot from all that come after it.

A server of an earlier or later version sends kinds and fields that the library does not expect. It reads all
updates of a poll together and, where it fails at one, asks for the very same again, without an end. It also
takes much for an update that is none, and fails at it later, in the middle of an answer: so the few fields
that this bot relies on are looked at before.
"""

import logging
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from telegram import Update

log = logging.getLogger(__name__)

NO_UPDATE = (ValueError, TypeError, KeyError, AttributeError, OverflowError, OSError, RecursionError)
"""What the library raises over what is no update to it."""

LARGEST = 2**63 - 1  # what a database has room for

_RECORDS = (
    *("chat", "from", "user", "sender_chat", "via_bot", "message", "reply_to_message", "forward_origin"),
    *("quote", "document", "old_chat_member", "new_chat_member", "sender_user", "left_chat_member"),
    *("voter_chat", "actor_chat"),
)
_NUMBERS = (
    *("message_id", "date", "edit_date", "message_thread_id", "file_size", "length", "position"),
    *("migrate_to_chat_id", "migrate_from_chat_id"),
)
_WORDS = (
    *("text", "caption", "query", "data", "username", "first_name", "title", "language_code", "file_id"),
    *("media_group_id", "status", "inline_message_id", "file_name", "url", "guest_query_id"),
)
_LISTS = ("entities", "caption_entities", "photo", "new_chat_members")
_KIND_OF: Mapping[str, type] = MappingProxyType(
    dict.fromkeys(_RECORDS, dict)
    | dict.fromkeys(_NUMBERS, int)
    | dict.fromkeys(_WORDS, str)
    | dict.fromkeys(_LISTS, list)
)
_NUMBERED = frozenset(
    ("chat", "from", "user", "sender_chat", "via_bot", "sender_user", "voter_chat", "actor_chat")
)
_MESSAGE = ("message_id", "date", "chat")
_NEEDED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        **dict.fromkeys(("message", "edited_message", "channel_post", "edited_channel_post"), _MESSAGE),
        "guest_message": (*_MESSAGE, "from", "guest_query_id"),
        "reply_to_message": _MESSAGE,
        "inline_query": ("id", "from", "query"),
        "chosen_inline_result": ("from", "query"),
        "callback_query": ("id", "from"),
        "my_chat_member": ("chat", "from", "date", "old_chat_member", "new_chat_member"),
        "old_chat_member": ("status", "user"),
        "new_chat_member": ("status", "user"),
    }
)


def readable(update: Any) -> Any:
    """An update as it came, or its number alone where the rest cannot be read: nobody takes that."""
    try:
        _check(update)
        Update.de_json(update, None)
    except NO_UPDATE as error:
        if not isinstance(update, dict) or not isinstance(update.get("update_id"), int):
            raise
        # Not the library's own words, which may be those of somebody's message.
        log.warning("an update cannot be read, and is passed over (%s)", type(error).__name__)
        return {"update_id": update["update_id"]}
    return update


def _check(record: Any, name: str = "") -> None:
    """Raise ValueError, TypeError or KeyError where a field that the bot relies on is none.

    It goes down into the records that the bot reads only: what else there is may be of any form.
    """
    if name and not isinstance(record, dict):
        raise TypeError(name)
    if name in _NUMBERED and type(record["id"]) is not int:
        raise TypeError(name)
    for needed in _NEEDED.get(name, ()):
        _ = record[needed]
    for key, value in record.items():
        if key in _KIND_OF and type(value) is not _KIND_OF[key]:
            raise TypeError(key)
        if key in _KIND_OF or key == "id":
            _check_value(value)
        if key in _RECORDS or key in _NEEDED or (not name and isinstance(value, dict)):
            _check(value, key)


def _check_value(value: Any) -> None:
    if isinstance(value, int) and abs(value) > LARGEST:
        raise ValueError
    if isinstance(value, str):
        value.encode()  # half a character can be neither kept nor sent
    if isinstance(value, list):
        for one in value:
            _check(one, "of a list")
