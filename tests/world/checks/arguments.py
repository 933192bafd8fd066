"""Which parameters a method has, by the library's signatures, and what came over the wire for them."""

import functools
import inspect
import json
import re
from typing import Any

import telegram

from ..errors import ApiError, Violation, violation

# Parameters that the library keeps to itself or turns into others.
_LIBRARY_ONLY = {
    "self",
    "read_timeout",
    "write_timeout",
    "connect_timeout",
    "pool_timeout",
    "api_kwargs",
    "reply_to_message_id",
    "allow_sending_without_reply",
    "disable_web_page_preview",
    "filename",
    "current_offset",
}


@functools.cache
def parameters(method: str) -> dict[str, str]:
    """Each parameter's annotation, such as ``{"chat_id": "int | str"}``; empty for an unknown method."""
    function = getattr(telegram.Bot, method, None)
    if not inspect.isfunction(function) or "_" in method:
        return {}
    found = inspect.signature(function).parameters
    return {name: _plain(p.annotation) for name, p in found.items() if name not in _LIBRARY_ONLY}


def _plain(annotation: object) -> str:
    written = inspect.formatannotation(annotation)
    kinds = re.sub(r"[\w.]*DefaultValue\[[^\[\]]*(\([^)]*\))?\]", "", written)
    return kinds.replace("Union", "").strip("[], ")


def decode(method: str, raw: dict[str, Any]) -> dict[str, Any]:
    """The arguments as Python values: texts stay texts, all else is JSON as the API defines it."""
    known = parameters(method)
    if not known and not hasattr(telegram.Bot, method):
        raise Violation(404, "Not Found")
    if unknown := sorted(raw.keys() - known.keys()):
        raise violation(f"{method} has no parameter {', '.join(unknown)}")
    return {name: _value(known[name], value) for name, value in raw.items()}


def _value(annotation: str, value: Any) -> Any:
    if not isinstance(value, str) or re.fullmatch(r"(str|None|[\s|,])+", annotation):
        return value
    try:
        return json.loads(value)
    except json.JSONDecodeError:
        return value


def required(arguments: dict[str, Any], name: str, error: ApiError | None = None) -> Any:
    """An argument that must be there."""
    if arguments.get(name) is None:
        raise error or violation(f'parameter "{name}" is required')
    return arguments[name]


def fields_of(kind: type, *, but: tuple[str, ...] = ()) -> set[str]:
    """The field names of one of the library's types."""
    names = set(inspect.signature(kind).parameters) - {"api_kwargs", *but}
    return {"from" if name == "from_user" else name for name in names}


def known_fields(value: Any, kind: type, place: str) -> dict[str, Any]:
    """``value``, if it is an object with no other fields than ``kind`` has."""
    if not isinstance(value, dict):
        raise violation(f"object expected as {place}")
    if unknown := sorted(value.keys() - fields_of(kind)):
        raise violation(f"{kind.__name__} has no field {', '.join(unknown)}")
    return value
