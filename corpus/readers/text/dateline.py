"""What the first lines of an article tell of its title, date and source, when the file does not.

A guess is made only from lines that have the form for it: a dateline, a line that says when the article was
published, a headline. A wrong title or date in a citation is worse than none.
"""

import re
from datetime import date
from typing import NamedTuple

from corpus.language.side_lines import is_credit
from corpus.models import Metadata
from corpus.readers.text.dates import WrittenDate, find_date, names_no_day
from corpus.readers.text.headline import ends_in_next, is_headline

_LINES = 8  # where an article says what it is
_LONGEST_LINE = 2_000  # characters
_LOOKED_AT = 200  # characters of a line: what it tells of the article stands at its beginning
_LONGEST_DATELINE = 60  # characters from the beginning of a line to the end of its day
_FEW_WORDS = 6
_AGENCIES = frozenset(
    agency.casefold()
    for agency in (
        *("AFP", "AP", "Reuters", "TASS", "Xinhua", "EFE", "ANSA", "dpa", "Belga", "ATS", "Keystone-ATS"),
        *("APA", "Kyodo", "PTI", "ANI", "UPI", "Interfax", "Sputnik", "Ukrinform", "Anadolu", "Bloomberg"),
        *("Yonhap", "APS", "MAP", "TAP", "Lusa", "NTB", "STT", "PAP", "CTK", "MTI", "RIA Novosti"),
        *("PA Media", "La Presse Canadienne", "The Canadian Press", "Agence France-Presse"),
    )
)
_SOURCE_IN_BRACKETS = re.compile(
    r"\A(?P<before>[^()/\n]{0,80}?)(?<![\s.,])[\s.,]*+(?:\((?P<round>[^()\n\d]{2,40})\)|/(?P<slashed>[^/()\n\d]{2,40})/)"
    r"\s*(?P<dash>--?|[–—:.])?"
)
_SOURCE_FIRST = re.compile(r"\A\(?(?P<source>[^\W\d_][\w .-]{1,30}?)\)?\s*(?:[-–—,|:•]|$)")
_PLACE = re.compile(r"[A-ZÀ-Þ][\w'’.-]*(?:,?\s[\w'’.-]+){0,4}")
_DAY = "\N{WHITE SQUARE}"  # stands for a date in the patterns below
_WEEKDAY = r"(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
_TIME = r"[\s,|•–—-]*(?:(?:à|at)\s*)?(?:\d{1,2}\s*(?:[h:]\s*(?:\d\d)?|[ap]\.?m\b).*)?$"
_PUBLISHED = re.compile(rf"\A(?:publié|published|posted|paru|date|par|by)\b.{{0,80}}?{_DAY}", re.IGNORECASE)
_UPDATED = re.compile(rf"\A(?:mis(?:e)? à jour|modifié|(?:last )?updated)\b.{{0,40}}?{_DAY}", re.IGNORECASE)
_ALONE = re.compile(rf"\A(?:(?:le|on|{_WEEKDAY}),?\s+)*{_DAY}{_TIME}", re.IGNORECASE)
_PLACE_AND_DAY = re.compile(rf"\A{_PLACE.pattern},?\s+(?:le\s+)?{_DAY}{_TIME}")


class _Told(NamedTuple):
    """What one line tells."""

    source: str | None = None
    day: WrittenDate | None = None
    updated: bool = False  # the day is that of a later change
    opens: bool = False  # the article's own text goes on after it on the same line


_NOTHING = _Told()


def guess(text: str, language: str, made: date | None = None) -> Metadata:
    """Guess from a normalised text; ``made``, the day of its file, dates a day without a year, or no day."""
    lines = text[: _LINES * _LONGEST_LINE].split("\n")[: 2 * _LINES]  # every other line may be blank
    told = [_read(line[:_LOOKED_AT], language) for line in lines]
    dated = sorted((line for line in told if line.day), key=lambda line: line.updated)
    days = [line.day.resolve(made) for line in dated if line.day]
    return Metadata(
        title=_title(lines, told, language),
        source=next((line.source for line in told if line.source), None),
        # A day in the text that the file's own does not explain says that the file was made at another time.
        published=next((day for day in days if day), None) if days else made,
    )


def is_dateline(line: str, language: str) -> bool:
    """Whether a line is the first of a dispatch: place, day and agency, then its text."""
    told = _bracketed(line[:_LOOKED_AT], language)
    return told is not None and told.opens and told.day is not None


def names_wrong_day(text: str) -> bool:
    """Whether a dateline of a normalised text gives a day that does not exist."""
    lines = text[: _LINES * _LONGEST_LINE].split("\n")[: 2 * _LINES]
    return any(names_no_day(line[:_LONGEST_DATELINE]) for line in lines)


def _title(lines: list[str], told: list[_Told], language: str) -> str | None:
    """The first line that is no credit, dateline or date, if it looks like a headline."""
    for place, line in enumerate(lines):
        if told[place].opens:
            return None
        if line and told[place] == _NOTHING and not is_credit(line):
            after = lines[place + 1 :]
            if told[place + 1 : place + 2] == [_NOTHING] and ends_in_next(line, after, language):
                line, after = f"{line} {after[0]}", ["", *after[1:]]
            # A line with a dateline or a date of its own never continues a headline.
            apart = told[place + 1 : place + 2] != [_NOTHING]
            return line if is_headline(line, ["", *after] if apart else after) else None
    return None


def _read(line: str, language: str) -> _Told:
    return _bracketed(line, language) or _agency_first(line, language) or _dated(line, language) or _NOTHING


def _bracketed(line: str, language: str) -> _Told | None:
    """PARIS, 9 juin 2025 (AFP) - ...; MOSCOW, June 9. /TASS/. ...; (AFP) - ..."""
    match = _SOURCE_IN_BRACKETS.match(line)
    if match is None:
        return None
    before, source = match["before"], match["round"] or match["slashed"]
    day = find_date(before, language)
    place = (before[: day.start] if day else before).strip(" ,-–—")
    if place and not _PLACE.fullmatch(place):
        return None
    dateline = bool(day) and bool(place) and source[0].isupper()
    wire = place.isupper() and source.isupper() and bool(match["dash"])
    if dateline or wire or _is_agency(source):
        return _Told(source, day, opens=bool(line[match.end() :].strip()))
    return None


def _agency_first(line: str, language: str) -> _Told | None:
    """AFP - 9 juin 2025; Reuters, June 9, 2025; AFP"""
    match = _SOURCE_FIRST.match(line)
    if match is None or not _is_agency(match["source"]):
        return None
    day = find_date(line, language)
    rest = line[day.end if day else match.end() :]
    return _Told(match["source"], day, opens=len(rest.split()) > _FEW_WORDS)


def _dated(line: str, language: str) -> _Told | None:
    """Publié le 9 juin 2025 à 14h30; Par X, le 9 juin 2025; Monday, June 9, 2025; Paris, le 9 juin 2025"""
    day = find_date(line, language)
    if day is None:
        return None
    form = f"{line[: day.start]}{_DAY}{line[day.end :]}"
    updated = _UPDATED.match(form) is not None
    if updated or any(pattern.match(form) for pattern in (_PUBLISHED, _ALONE, _PLACE_AND_DAY)):
        return _Told(day=day, updated=updated)
    return None


def _is_agency(source: str) -> bool:
    return source.casefold() in _AGENCIES
