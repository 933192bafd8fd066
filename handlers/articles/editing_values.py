"""What can be said of an article anew, and how it is written."""

import re
from datetime import date, timedelta
from enum import Enum

from corpus.models import Article
from corpus.readers.text.dates import read_date

EMPTY = "-"  # typed to leave a field without a value
LONGEST = 300  # characters
LANGUAGES = ("fr", "en", "de", "es", "it", "pt", "nl", "ru", "ar")  # offered by buttons
_URL = re.compile(r"https?://[^\s/.]+\.\S+", re.IGNORECASE)


class Field(Enum):
    """A field, by its number in buttons."""

    TITLE = 0
    SOURCE = 1
    URL = 2
    PUBLISHED = 3
    LANGUAGE = 4
    COLLECTION = 5

    @property
    def key(self) -> str:
        """Its name in an article."""
        return self.name.lower()


class WrongValue(ValueError):
    """Nothing that the field can be; ``expected`` is the key of the text that says what it can be."""

    def __init__(self, field: Field) -> None:
        super().__init__(field.key)
        self.expected = f"edit-expected-{field.key}"


def value_of(field: Field, typed: str, today: date, language: str) -> str | date | None:
    """The value that was typed; raises WrongValue."""
    words = " ".join(typed.split())
    if words == EMPTY and field is not Field.LANGUAGE:
        return None
    if field is Field.PUBLISHED:
        day = read_date(words, language)
        if day is None or day > today + timedelta(days=1):
            raise WrongValue(field)
        return day
    fits = {
        Field.URL: _URL.fullmatch(words) is not None,
        Field.LANGUAGE: re.fullmatch(r"[a-z]{2}", words) is not None,
    }.get(field, True)
    if not fits or not 0 < len(words) <= (2000 if field is Field.URL else LONGEST):
        raise WrongValue(field)
    return words


def shown(article: Article, field: Field) -> str:
    """The present value, as it can be typed."""
    value = getattr(article, field.key)
    return value.isoformat() if isinstance(value, date) else str(value or EMPTY)
