"""Column types that give back what was put in, on SQLite and PostgreSQL alike."""

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, Text
from sqlalchemy.types import TypeDecorator

from corpus.models import IndexedSentence


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; SQLite keeps no time zone, so it is taken off there and put back."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment as the database keeps it."""
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """The moment with its time zone."""
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


class Sentences(TypeDecorator[tuple[IndexedSentence, ...]]):
    """The sentences of a passage as one JSON text: ``[[start, end, [term, ...]], ...]``.

    One row for each passage, not for each sentence: a question reads back dozens of passages whole.
    """

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[IndexedSentence, ...] | None, dialect: Dialect) -> str | None:
        """The text that is stored."""
        return None if value is None else json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[IndexedSentence, ...] | None:
        """The sentences read back."""
        if value is None:
            return None
        return tuple([IndexedSentence(start, end, tuple(terms)) for start, end, terms in json.loads(value)])
