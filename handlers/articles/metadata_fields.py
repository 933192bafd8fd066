"""What is said of an article as people see it: how each field is typed, written, told and filtered by.

A new field of ``Metadata`` is a row of ``FIELDS``, and its name as the text ``field-NAME``.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta
from enum import Enum
from typing import Any, NamedTuple

from corpus.models import VALUES_OF, Metadata
from corpus.readers.text.dates import read_date
from corpus.soundness import sound_address
from handlers.texts.catalogue import day, language_name, text
from handlers.texts.reference import shorten

EMPTY = "-"  # typed to leave a field without a value
NOTHING = "–"  # where nobody said it
LONGEST = 300  # characters that can be typed
FACT_LENGTH = 120  # characters
_CODE = re.compile(r"[a-z]{2}")


class ToldIn(Enum):
    """Where facts of an article stand on a line."""

    LIST = "list"
    RECEIPT = "receipt"
    PAGE = "page"  # of the article, as admins read it


class WrongValue(ValueError):
    """Nothing that the field can be; ``expected`` is the key of the text that says what it can be."""

    def __init__(self, field: str, expected: str) -> None:
        super().__init__(field)
        self.field = field
        self.expected = expected


def _name(typed: str, _today: date, _language: str) -> str | None:
    return typed if 0 < len(typed) <= LONGEST else None


def _url(typed: str, _today: date, _language: str) -> str | None:
    return typed if "." in typed and sound_address(typed) else None


def _day(typed: str, today: date, language: str) -> date | None:
    found = read_date(typed, language)
    return found if found and found <= today + timedelta(days=1) else None


def _code(typed: str, _today: date, _language: str) -> str | None:
    return typed if _CODE.fullmatch(typed) else None


def _on_one_line(value: Any, _language: str) -> str:
    return " ".join(str(value).split())


class MetadataField(NamedTuple):
    """How people see a field of ``Metadata``."""

    number: int  # in buttons and in the questions for a value, which are answered for years
    name: str
    told_in: frozenset[ToldIn] = frozenset({ToldIn.PAGE})
    parse: Callable[[str, date, str], str | date | None] = _name  # None when that cannot be its value
    write: Callable[[Any, str], str] = _on_one_line
    expected: str = "edit-expected-name"  # the text that says what can be its value
    needed: bool = False  # whether it cannot be left empty
    filter_number: int | None = None  # in the buttons that filter by its values; None where none do

    def label(self, language: str) -> str:
        """What it is called."""
        return text(f"field-{self.name}", language)

    def value_of(self, typed: str, today: date, language: str) -> str | date | None:
        """The value that was typed; raises WrongValue."""
        words = " ".join(typed.split())
        if words == EMPTY and not self.needed:
            return None
        value = self.parse(words, today, language)
        if value is None:
            raise WrongValue(self.name, self.expected)
        return value

    def typeable(self, said: Metadata) -> str:
        """The present value, as it can be typed."""
        value = getattr(said, self.name)
        return value.isoformat() if isinstance(value, date) else str(value or EMPTY)

    def written(self, said: Metadata, language: str) -> str:
        """The present value as people read it; nothing when there is none."""
        value = getattr(said, self.name)
        return self.write(value, language) if value else ""


TITLE = MetadataField(0, "title", frozenset())
SOURCE = MetadataField(1, "source", frozenset(ToldIn), filter_number=1)
URL = MetadataField(2, "url", frozenset(), _url, expected="edit-expected-url")
LANGUAGE = MetadataField(
    4,
    "language",
    frozenset({ToldIn.RECEIPT, ToldIn.PAGE}),
    _code,
    language_name,
    expected="edit-expected-language",
    needed=True,
    filter_number=6,  # in the buttons 3 to 5 are months and days
)
PUBLISHED = MetadataField(3, "published", frozenset(ToldIn), _day, day, expected="edit-expected-published")
COLLECTION = MetadataField(5, "collection", filter_number=2)

FIELDS = (TITLE, SOURCE, URL, LANGUAGE, PUBLISHED, COLLECTION)
"""All of them, in the order in which facts are told."""

BY_NUMBER = {field.number: field for field in sorted(FIELDS, key=lambda field: field.number)}

FILTERED = {
    names: field
    for field in FIELDS
    for names, name in VALUES_OF.items()
    if field.filter_number is not None and field.name == name
}
"""Those whose values a list is filtered by, by what a filter calls them."""


def changes(before: Metadata, now: Metadata, language: str) -> list[str]:
    """What is said now and was not before, or was otherwise: a line for each field but source and title."""
    told = []
    for field in FIELDS:
        if field in (TITLE, SOURCE) or getattr(before, field.name) == getattr(now, field.name):
            continue
        values = {"was": field.written(before, language), "now": field.written(now, language)}
        shown = {name: shorten(value, FACT_LENGTH) or NOTHING for name, value in values.items()}
        key = "receipt-changed" if values["was"] else "receipt-filled"
        told.append(text(key, language, field=field.label(language), **shown))
    return told


def facts(said: Metadata, place: ToldIn, language: str) -> list[str]:
    """What is known of an article and told in a place."""
    told = (field.written(said, language) for field in FIELDS if place in field.told_in)
    return [shorten(fact, FACT_LENGTH) for fact in told if fact]
