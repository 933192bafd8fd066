"""Calendar dates as French and English write them.

Own patterns, since dateparser fills in a missing year with today's, and a date is never invented here.
"""

import re
from datetime import date, datetime, timedelta
from typing import NamedTuple

from corpus.language.folding import fold

_MONTHS = (
    ("january", "jan", "janvier", "janv"),
    ("february", "feb", "fevrier", "fevr"),
    ("march", "mar", "mars"),
    ("april", "apr", "avril", "avr"),
    ("may", "mai"),
    ("june", "jun", "juin"),
    ("july", "jul", "juillet", "juil"),
    ("august", "aug", "aout"),
    ("september", "sept", "sep", "septembre"),
    ("october", "oct", "octobre"),
    ("november", "nov", "novembre"),
    ("december", "dec", "decembre"),
)
_MONTH_OF = {name: number for number, names in enumerate(_MONTHS, start=1) for name in names}
_MONTH = r"(?P<month>[^\W\d_]{3,9})\b\.?"
_DAY = r"(?<!\d)(?P<day>[0-3]?\d)(?:er|st|nd|rd|th)?"
_YEAR = r"(?:,?\s+(?P<year>(?:19|20)\d\d)(?!\d))?"
_WORDED = (
    re.compile(rf"{_DAY}\s+(?:of\s+)?{_MONTH}{_YEAR}", re.IGNORECASE),
    re.compile(rf"(?<![^\W_]){_MONTH}\s+{_DAY}(?!\d){_YEAR}", re.IGNORECASE),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)-(?P<month>[01]\d)-(?P<day>[0-3]\d)(?!\d)"),
)
_SAME_YEAR = timedelta(days=60)  # a file made longer after its text tells nothing of the text's year
_NUMERIC = re.compile(r"(?<![\d/.])([0-3]?\d)([/.])([0-3]?\d)\2((?:19|20)\d\d)(?!\d)")


class WrittenDate(NamedTuple):
    """A date as a text gives it, with its span there; the year may be left to the reader."""

    start: int
    end: int
    day: int
    month: int
    year: int | None

    def resolve(self, written: date | None = None) -> date | None:
        """The date; a day without a year must lie in the weeks before ``written``, else it stays unknown."""
        if self.year is not None:
            return _date(self.year, self.month, self.day)
        if written is None:
            return None
        days = (_date(year, self.month, self.day) for year in (written.year, written.year - 1))
        return next((day for day in days if day and timedelta() <= written - day <= _SAME_YEAR), None)


def find_date(text: str, language: str) -> WrittenDate | None:
    """The first date in a text; the language says whether 3/4/2025 is in April or (in English) not said."""
    found = [written for pattern in _WORDED for written in _worded(pattern, text)]
    found.extend(_numeric(text, language))
    return min(found, key=lambda written: (written.start, -written.end), default=None)


def read_date(text: str | None, language: str = "en") -> date | None:
    """The date that a field holds: ISO 8601 with or without a time, or as people write it with its year."""
    text = (text or "").strip()
    try:
        return datetime.fromisoformat(text).date()
    except ValueError:
        written = find_date(text, language)
        return written.resolve() if written else None


def names_no_day(text: str) -> bool:
    """Whether a text gives a day that the calendar does not have, with its year: "31 February 2026"."""
    return any(
        match["year"] and _date(int(match["year"]), _month(match["month"]), int(match["day"])) is None
        for pattern in _WORDED
        for match in pattern.finditer(text)
        if _month(match["month"])
    )


def _month(written: str) -> int:
    """The number of a month; 0 of a word that names none."""
    return int(written) if written.isdigit() else _MONTH_OF.get(fold(written), 0)


def _worded(pattern: re.Pattern[str], text: str) -> list[WrittenDate]:
    found = []
    for match in pattern.finditer(text):
        month = _month(match["month"])
        year = int(match["year"]) if match["year"] else None
        if _date(year or 2000, month, int(match["day"])):  # 2000 has all days there are
            found.append(WrittenDate(match.start(), match.end(), int(match["day"]), month, year))
    return found


def _numeric(text: str, language: str) -> list[WrittenDate]:
    found = []
    for match in _NUMERIC.finditer(text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if first <= 12 and second <= 12 and first != second and language == "en" and match[2] == "/":
            continue  # Britons and Americans read it differently
        day, month = (second, first) if second > 12 else (first, second)
        if _date(year, month, day):
            found.append(WrittenDate(match.start(), match.end(), day, month, year))
    return found


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
