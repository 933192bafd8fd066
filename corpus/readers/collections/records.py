"""Articles as JSON lines, with ids and texts kept to the character."""

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from corpus.errors import BadRecord
from corpus.models import Draft, Metadata
from corpus.readers.contract.limits import MAXIMUM_CHARACTERS, MAXIMUM_SAID
from corpus.readers.text.language_tags import language_of

_BOM = b"\xef\xbb\xbf"


class _Refused(ValueError):
    """Why a line is no article; ``drafts`` adds where it stands."""


def drafts(name: str, lines: Iterable[bytes]) -> Iterator[Draft]:
    """The articles of JSON lines in order, blank ones left out; raises BadRecord at the first bad one."""
    for _, found in entries(name, lines):
        if isinstance(found, BadRecord):
            raise found
        yield found


def entries(name: str, lines: Iterable[bytes], first: int = 1) -> Iterator[tuple[int, Draft | BadRecord]]:
    """Each line's number, counted from ``first``, with its article or what is wrong with it."""
    for number, line in enumerate(lines, start=first):
        if line.strip():
            yield number, _entry(name, number, line.removeprefix(_BOM) if number == 1 else line)


def elements(name: str, data: bytes) -> Iterator[tuple[int, Draft | BadRecord]]:
    """The same for JSON that is one object, or an array of them; raises BadRecord when it is neither."""
    try:
        found = _parsed(data.removeprefix(_BOM))
    except _Refused as reason:
        raise BadRecord(name, 1, str(reason)) from reason
    for number, element in enumerate(found if isinstance(found, list) else [found], start=1):
        yield number, _entry(name, number, element)


def _entry(name: str, number: int, written: Any) -> Draft | BadRecord:
    try:
        return _draft(_parsed(written) if isinstance(written, bytes) else written)
    except _Refused as reason:
        return BadRecord(name, number, str(reason))


def _draft(fields: Any) -> Draft:
    if not isinstance(fields, dict):
        raise _Refused("not a JSON object")
    text = _string(fields, "text")
    if text is None:
        raise _Refused("text: missing or empty")
    if len(text) > MAXIMUM_CHARACTERS:
        raise _Refused(f"text: {len(text)} characters, over the limit of {MAXIMUM_CHARACTERS}")
    id = _exact(fields, "id")
    if id == "":
        raise _Refused("id: empty")
    if len(id or "") > MAXIMUM_SAID:
        raise _Refused(f"id: {len(id or '')} characters, over the limit of {MAXIMUM_SAID}")
    return Draft(id=id, text=text, **{name: _value(fields, name) for name in Metadata.model_fields})


def _value(fields: dict[str, Any], key: str) -> str | date | None:
    match key:
        case "language":
            return _language(fields, key)
        case "published":
            return _day(fields, key)
        case _:
            return _string(fields, key)


def _parsed(written: bytes) -> Any:
    try:
        return json.loads(written.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise _Refused("not in UTF-8") from error
    except RecursionError as error:
        raise _Refused("not JSON (nested too deep)") from error
    except ValueError as error:
        raise _Refused(f"not JSON ({error})") from error


def _string(fields: dict[str, Any], key: str) -> str | None:
    """The field to the character; None when it is missing, null or blank."""
    value = _exact(fields, key)
    if key != "text" and len(value or "") > MAXIMUM_SAID:
        raise _Refused(f"{key}: {len(value or '')} characters, over the limit of {MAXIMUM_SAID}")
    return value if value and value.strip() else None


def _exact(fields: dict[str, Any], key: str) -> str | None:
    value = fields.get(key)
    if value is None:
        return None
    if not isinstance(value, str):
        raise _Refused(f"{key}: not a string")
    if "\0" in value:
        raise _Refused(f"{key}: a NUL character")
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise _Refused(f"{key}: half of a surrogate pair")
    return value


def _language(fields: dict[str, Any], key: str) -> str | None:
    tag = _string(fields, key)
    language = language_of(tag)
    if tag and language is None:
        raise _Refused(f"{key}: {tag!r} is no ISO 639-1 code")
    return language


def _day(fields: dict[str, Any], key: str) -> date | None:
    written = _string(fields, key)
    if written is None:
        return None
    try:
        return datetime.fromisoformat(written).date()
    except ValueError as error:
        raise _Refused(f"{key}: {written!r} is no ISO 8601 date") from error
