"""The filter that somebody types after /articles or /remove, and the words in which it is told back."""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from corpus.errors import BadFilter, FilterTooLong
from corpus.language.folding import fold
from corpus.models import Filter
from handlers.articles.metadata_fields import FILTERED
from handlers.texts.catalogue import LANGUAGES, day, language_name, month, text
from handlers.texts.reference import shorten

# What stands before the colon, in the languages of the interface, without accents.
KEYS: Mapping[str, str] = {
    **{field.name: names for names, field in FILTERED.items()},
    "lang": "languages", "langue": "languages",
    "after": "since", "since": "since", "from": "since", "apres": "since", "depuis": "since",
    "before": "until", "until": "until", "to": "until", "avant": "until", "jusque": "until",
    "month": "month", "mois": "month",
}  # fmt: skip

# A phone puts spaces around the colon, and its own quotation marks around the words.
_TYPED = re.compile(
    r"""(?:(?P<key>\w+)\s?:\s*)?
    (?:"(?P<straight>[^"]+)"|[“„](?P<curly>[^”“„]+)[”“]|«(?P<angled>[^«»]+)»|(?P<bare>\S+))""",
    re.VERBOSE,
)
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")

CALLED = ("en", "fr", "de", "es", "it", "pt", "nl", "ru", "uk", "ar", "pl", "tr", "zh")  # by their names
MOST_WORDS = 30  # a database takes no condition of a thousand parts
LONGEST = 100  # characters of each part of a filter that is told back
PARTED = " · "


def parse(typed: str) -> Filter:
    """The filter of words such as ``bridge source:AFP after:2025-06-01``; raises BadFilter, FilterTooLong.

    Words before whose colon stands nothing that is known are looked for as they are: ids may hold colons.
    """
    words: list[str] = []
    names: dict[str, list[str]] = {name: [] for name in FILTERED}
    dates: dict[str, date] = {}
    for match in _TYPED.finditer(typed):
        field = KEYS.get(fold(match["key"] or ""))
        angled = match["angled"] or ""
        value = match["straight"] or match["curly"] or angled.strip() or angled or match["bare"]
        if field is None:
            quoted = match["bare"] is None and match["key"] is None
            words += [value] if quoted else [word for part in match[0].split() if (word := part.strip(":"))]
        elif field in names:
            names[field].append(_codes().get(fold(value), value) if field == "languages" else value)
        else:
            first, last = days_of(value)
            dates |= {"since": {"since": first}, "until": {"until": last}}.get(
                field, {"since": first, "until": last}
            )
    if len(words) > MOST_WORDS:
        raise FilterTooLong(len(words), MOST_WORDS)
    return Filter.model_validate({"words": words, **names, **dates})


def unknown_keys(typed: str) -> list[str]:
    """What stands before a colon as a filter would, and is none."""
    found = (match["key"] for match in _TYPED.finditer(typed))
    return [key for key in found if key and fold(key) not in KEYS and fold(key) not in ("http", "https")]


@cache
def _codes() -> dict[str, str]:
    """The codes of languages by what people call them."""
    return {fold(language_name(code, spoken)): code for code in CALLED for spoken in LANGUAGES}


def days_of(value: str) -> tuple[date, date]:
    """The first and the last day of a date, a month or a year such as 2025-06; raises BadFilter."""
    match = _DAY.fullmatch(value)
    if match is None:
        raise BadFilter(value)
    year, of_year, of_month = (int(number) if number else None for number in match.groups())
    try:
        first = date(year or 0, of_year or 1, of_month or 1)
        last = date(year or 0, of_year or 12, of_month or monthrange(year or 0, of_year or 12)[1])
    except ValueError as error:
        raise BadFilter(value) from error
    return first, last


def described(filter: Filter, language: str) -> str:
    """A filter in words: “bridge” · source AFP · from 1 June 2025."""
    parts = [text("quoted-word", language, word=shorten(word, LONGEST)) for word in filter.words]
    for name, field in FILTERED.items():
        if named := getattr(filter, name):
            shown = shorten(", ".join(field.write(one, language) for one in named), LONGEST)
            parts.append(text(f"filter-{field.name}", language, names=shown))
    parts += _dates(filter, language)
    if filter.keys:
        parts.append(text("filter-chosen", language, articles=len(filter.keys)))
    return PARTED.join(parts)


def is_whole_month(filter: Filter) -> bool:
    """Whether it lets the articles of a month through, from its first day to its last."""
    since, until = filter.since, filter.until
    if since is None or until is None:
        return False
    return since.day == 1 and (since.year, since.month) == (until.year, until.month) and _is_last(until)


def _dates(filter: Filter, language: str) -> list[str]:
    if filter.since and is_whole_month(filter):
        return [month(filter.since, language)]
    parts = []
    if filter.since:
        parts.append(text("filter-since", language, day=day(filter.since, language)))
    if filter.until:
        parts.append(text("filter-until", language, day=day(filter.until, language)))
    return parts


def _is_last(one: date) -> bool:
    return (one + timedelta(days=1)).day == 1
