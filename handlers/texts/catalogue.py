"""The interface's texts in its languages, by Project Fluent, and dates as each language writes them."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

# Each has its file in ``locales``. A new one goes to the end: its place is its number in the buttons of
# /settings, and old ones are pressed for years.
LANGUAGES = ("en", "fr")
LOCALES = Path(__file__).with_name("locales")

REFUSED_IN = ("es", "de", "it", "pt", "ru", "uk", "ar")
"""Further languages in which a question is told that no article answers it; see ``refusal``."""
REFUSALS = Path(__file__).with_name("refusals")


def text(key: str, language: str, **values: str | int) -> str:
    """A text of the interface; integers choose its plural form and are written as the language groups digits.

    Raises KeyError for an unknown key, and the formatter's own error for a missing value.
    """
    bundle = _bundle(language)
    pattern = bundle.get_message(key).value
    if pattern is None:
        raise KeyError(key)
    written, errors = bundle.format_pattern(pattern, values)
    if errors:
        raise errors[0]
    return str(written)


def refusal(key: str, asked_in: str, language: str, **values: str | int) -> str:
    """A text of a reply that does not answer: in the language of the question, else in the interface's.

    A question in a language of the interface is told in the one that its reader has chosen.
    """
    return text(key, asked_in if asked_in in REFUSED_IN else language, **values)


def preferred(language_code: str | None, fallback: str) -> str:
    """The language to speak with somebody whose app says ``language_code``, such as "fr-CA"."""
    code = (language_code or "").lower().partition("-")[0]
    return code if code in LANGUAGES else fallback


def day(value: date, language: str) -> str:
    """A date in words: "9 June 2025", "9 juin 2025", "1er juin 2025"."""
    from babel.dates import format_date  # 25 ms that a command without a date to print does not pay

    written = format_date(value, "d MMMM y", locale=language)
    # French alone reads the first of a month as an ordinal; CLDR's pattern cannot say so.
    return f"1er{written[1:]}" if language == "fr" and value.day == 1 else written


def month(value: date, language: str) -> str:
    """The month of a date in words: "June 2025", "juin 2025"."""
    from babel.dates import format_date

    return format_date(value, "LLLL y", locale=language)


def yearly_day(value: date, language: str) -> str:
    """A day of any year in words: "9 June", "9 juin"."""
    return day(value, language).rpartition(" ")[0]


def yearly_month(value: date, language: str) -> str:
    """A month of any year in words: "June", "juin"."""
    return month(value, language).rpartition(" ")[0]


def weekday(number: int, language: str) -> str:
    """The name of a day of the week, 0 being Monday: "Monday", "lundi"."""
    from babel.dates import get_day_names

    return str(get_day_names("wide", locale=language)[number])


def language_name(code: str, language: str) -> str:
    """The name of a language in another: "French" or "français" for "fr"; its code when it has no name."""
    from babel import Locale

    return str(Locale.parse(language).languages.get(code, code))


@cache
def _bundle(language: str) -> "FluentBundle":
    from fluent.runtime import FluentBundle, FluentResource  # 0.1 s, and half of the commands print no text

    # Isolating marks around each value would shift the offsets of entities and show up in terminals.
    bundle = FluentBundle([language], use_isolating=False)
    folder = REFUSALS if language in REFUSED_IN else LOCALES
    bundle.add_resource(FluentResource((folder / f"{language}.ftl").read_text(encoding="utf-8")))
    return bundle
