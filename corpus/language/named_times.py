"""The times that a text names in English or French, as days of the calendar.

Years, months, days, weekdays, and words that count from a day, such as "yesterday" or « hier ».
A month or a day without its year may be one of two, the last before that day and the first after it.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from enum import IntEnum
from typing import NamedTuple

from corpus.language.folding import fold

MONTHS = {
    "en": (
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ),
    "fr": (
        "janvier",
        "fevrier",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "aout",
        "septembre",
        "octobre",
        "novembre",
        "decembre",
    ),
}
WEEKDAYS = {
    "en": ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
}
_NUMBERS = {
    "en": "a:1 an:1 one:1 two:2 three:3 four:4 five:5 six:6 seven:7 eight:8 nine:9 ten:10",
    "fr": "un:1 une:1 deux:2 trois:3 quatre:4 cinq:5 six:6 sept:7 huit:8 neuf:9 dix:10",
}
_UNITS = {
    "en": {"day": 1, "week": 7, "month": 30, "year": 365},
    "fr": {"jour": 1, "semaine": 7, "mois": 30, "an": 365, "annee": 365},
}
_YEAR = r"(?<![\w.,€$£-])(?:19|20)\d\d(?![\w%€]|[.,]\d|-\w)"
_SHORT_MONTHS = {
    "en": ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sept", "oct", "nov", "dec"),
    "fr": ("janv", "fevr", "mars", "avr", "mai", "juin", "juil", "aout", "sept", "oct", "nov", "dec"),
}
_MONTH = {language: "|".join(names) for language, names in MONTHS.items()}
_ANY_MONTH = {
    language: f"(?:{_MONTH[language]}|(?:{'|'.join(names)})(?![a-z])\\.?)"
    for language, names in _SHORT_MONTHS.items()
}
_WEEKDAY = {language: "|".join(names) for language, names in WEEKDAYS.items()}
_DATES = {
    "en": (
        rf"(?P<day>\d\d?)(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{_ANY_MONTH['en']})(?:,?\s+(?P<year>{_YEAR}))?"
        rf"|(?P<month2>{_ANY_MONTH['en']})\s+(?P<day2>\d\d?)(?:st|nd|rd|th)?(?!\d)(?:,?\s+(?P<year2>{_YEAR}))?"
        rf"|(?P<month3>{_ANY_MONTH['en']}),?\s+(?:of\s+)?(?P<year3>{_YEAR})"
        r"|(?:in|of|since|until|till|by|last|next|this|early|late|mid|from|to|before|after|during|and"
        r"|between)[ -]"
        rf"(?P<month4>{_MONTH['en']})(?!,?\s+(?:of\s+)?\d)"
    ),
    "fr": (
        rf"(?P<day>\d\d?)(?:er)?\s+(?P<month>{_ANY_MONTH['fr']})(?:\s+(?P<year>{_YEAR}))?"
        rf"|(?P<month3>{_ANY_MONTH['fr']})\s+(?:de\s+)?(?P<year3>{_YEAR})"
        r"|(?:en|de|depuis|debut|fin|mi|jusqu'en|jusqu'a|avant|apres|d'ici|mois de|mois d'|courant|et|a"
        r"|entre)[ -]?"
        rf"(?P<month4>{_MONTH['fr']})(?!\s+(?:de\s+)?\d)"
    ),
}
_DATE = {language: re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])") for language, pattern in _DATES.items()}
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)-([01]\d)-([0-3]\d)(?!\d)")
_YEARS = re.compile(
    r"(?<![\w.,€$£-])((?:19|20)\d\d)"
    r"(?:\s?[-–/]\s?((?:19|20)?\d\d)(?![\w-])|(?![\w%€]|[.,]\d|-\w))"
)
_QUANTITY = {
    "en": re.compile(
        r"(?:more than|less than|fewer than|over|about|around|nearly|almost|at least|up to|some)\s$"
    ),
    "fr": re.compile(r"(?:plus de|moins de|pres de|environ|quelque|au moins|jusqu'a)\s$"),
}
_BEFORE_YEAR = {
    "en": re.compile(
        r"(?:\b(?:in|of|for|since|by|before|after|until|till|during|from|to|between|and|early|late|mid|the|this"
        rf"|last|year|spring|summer|autumn|fall|winter|a|{_MONTH['en']})[\s-]|[(,]\s?)$"
    ),
    "fr": re.compile(
        r"(?:\b(?:en|de|pour|depuis|avant|apres|jusqu'en|et|a|an|annee|le|la|les|des|du|ete|printemps|automne"
        rf"|hiver|fin|debut|mi|entre|courant|{_MONTH['fr']})[\s-]|[(,]\s?|\bd')$"
    ),
}
_AFTER_YEAR = re.compile(r"\s?(?:$|[?!.,;:)»\"”])")
_DECADE = {
    "en": re.compile(r"(?<!\w)(?:the\s)?(?P<decade>(?:19|20)\d0)s\b"),
    "fr": re.compile(r"\bannees\s(?P<decade>(?:19|20)?\d0)\b"),
}
_WEEKDAYS = {
    "en": re.compile(rf"\b(?:(?P<before>last|next|this)\s)?(?P<weekday>{_WEEKDAY['en']})\b"),
    "fr": re.compile(rf"\b(?P<weekday>{_WEEKDAY['fr']})\b(?:\s(?P<after>dernier|prochain|passe))?"),
}
_DAYS = {
    "en": {"today": 0, "tonight": 0, "yesterday": -1, "last night": -1, "tomorrow": 1},
    "fr": {"aujourd'hui": 0, "ce soir": 0, "hier": -1, "avant-hier": -2, "demain": 1},
}
_DAY_WORDS = {
    language: re.compile(rf"(?<![\w-])(?P<near>{'|'.join(sorted(words, reverse=True))})(?!\w)")
    for language, words in _DAYS.items()
}
_SPANS = {
    "en": re.compile(r"\b(?P<which>last|past|this|next|coming)\s(?P<unit>week|month|year)\b"),
    "fr": re.compile(
        r"\b(?:la\s(?P<week>semaine)\s(?P<w>derniere|passee|prochaine)|(?P<thisweek>cette\ssemaine)"
        r"|le\s(?P<month>mois)\s(?P<m>dernier|passe|prochain)|(?P<thismonth>ce\smois)"
        r"|l'(?P<year>an|annee)\s(?P<y>derniere?|passee?|prochaine?)|(?P<thisyear>cette\sannee))\b"
    ),
}
_LATER, _EARLIER = re.compile("next|coming|proch"), re.compile("last|past|derni|pass")
_AGO = {
    "en": re.compile(r"\b(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten)\s"
                     r"(?P<unit>day|week|month|year)s?\sago\b"),
    "fr": re.compile(r"\bil y a\s(?P<count>\d{1,3}|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix)\s"
                     r"(?P<unit>jour|semaine|mois|annee|an)s?\b"),
}  # fmt: skip
_RELATIONS = {
    "en": re.compile(r"\b(?P<relation>since|before|after|until|till|by)\s(?:the\s)?$"),
    "fr": re.compile(r"\b(?P<relation>depuis|avant|apres|jusqu'en|jusqu'au|jusqu'a|d'ici)\s?(?:l[e']\s?)?$"),
}
_OPENS = {"since", "after", "depuis", "apres"}
_ENDS = {"until", "till", "by", "jusqu'en", "jusqu'au", "jusqu'a", "d'ici"}
_JOINS = {
    "en": (
        re.compile(r"\b(?:between|from)\s(?:the\s)?$"),
        re.compile(r"\s(?:and|to|until|till)\s(?:the\s)?"),
    ),
    "fr": (re.compile(r"\b(?:entre|de)\s(?:l[e']\s?)?$"), re.compile(r"\s(?:et|a|jusqu'en)\s(?:l[e']\s?)?")),
}

CALENDAR = re.compile("|".join([r"\d+", *_MONTH.values(), *_WEEKDAY.values()]))
"""A folded word that names a time by itself, wherever it is said."""

BEFORE = 24  # characters before a time that are looked at
FIRST, LAST = date(1900, 1, 1), date(2099, 12, 31)


class Grain(IntEnum):
    """How much of the calendar a word names."""

    DAY = 1
    WEEK = 2
    MONTH = 3
    YEAR = 4
    MORE = 5


class Period(NamedTuple):
    """Days from the first to the last, both in it."""

    first: date
    last: date

    def meets(self, other: "Period") -> bool:
        """Whether they have a day in common."""
        return self.first <= other.last and other.first <= self.last


class NamedTime(NamedTuple):
    """A time that a text names: ``periods``, any of which may be meant, none of a weekday of unknown week."""

    start: int  # in the folded text
    end: int
    periods: tuple[Period, ...]
    grain: Grain
    weekday: int | None = None  # 0 is Monday
    yearly: bool = False  # a month or a day without its year


def folded(text: str) -> str:
    """The text as the patterns see it: small letters without accents, one kind of apostrophe."""
    return fold(text).replace("’", "'")


def named_times(text: str, language: str, day: date | None, years: Sequence[int] = ()) -> list[NamedTime]:
    """The times in a ``folded`` text, in order; none in a language other than English and French.

    ``day`` is what they count from, that of the article or of the question. Where it is unknown, a month
    without a year may be that of any of ``years``.
    """
    if language not in MONTHS:
        return []
    found = sorted(_single(text, language, day, years), key=lambda time: (time.start, -time.end))
    kept: list[NamedTime] = []
    for time in found:
        if not kept or time.start >= kept[-1].end:
            kept.append(time)
    return _related(text, language, kept, day)


def _single(text: str, language: str, day: date | None, years: Sequence[int]) -> Iterator[NamedTime]:
    for match in _ISO.finditer(text):
        yield from _dated(match.span(), int(match[3]), int(match[2]), int(match[1]), day, years)
    for match in _DATE[language].finditer(text):
        yield from _written(match, language, day, years)
    for match in _YEARS.finditer(text):
        yield from _year(match, language, text)
    for match in _DECADE[language].finditer(text):
        decade = int(match["decade"]) + (1900 if len(match["decade"]) == 2 else 0)
        yield NamedTime(*match.span(), (Period(date(decade, 1, 1), date(decade + 9, 12, 31)),), Grain.MORE)
    for match in _WEEKDAYS[language].finditer(text):
        yield _weekday(match, language, day)
    if day:
        yield from _counted(text, language, day)


def _written(
    match: re.Match[str], language: str, day: date | None, years: Sequence[int]
) -> Iterator[NamedTime]:
    groups = match.groupdict()
    month = next(groups[name] for name in ("month", "month2", "month3", "month4") if groups.get(name))
    year = next((int(groups[n]) for n in ("year", "year2", "year3") if groups.get(n)), None)
    of_month = next((int(groups[name]) for name in ("day", "day2") if groups.get(name)), None)
    span = match.span("month4") if groups.get("month4") else match.span()
    yield from _dated(span, of_month, _number(month, language), year, day, years)


def _number(month: str, language: str) -> int:
    """The number of a month, whole or shortened."""
    if month in MONTHS[language]:
        return MONTHS[language].index(month) + 1
    return _SHORT_MONTHS[language].index(month.rstrip(".")) + 1


def _dated(
    span: tuple[int, int],
    of_month: int | None,
    month: int,
    year: int | None,
    day: date | None,
    years: Sequence[int],
) -> Iterator[NamedTime]:
    grain = Grain.DAY if of_month else Grain.MONTH
    every = [year] if year else _years_around(day) or years
    periods = [period for year in every if (period := _period(year, month, of_month))]
    if day and not year:
        before = [period for period in periods if period.first <= day]
        after = [period for period in periods if period.last > day]
        periods = list(dict.fromkeys([*before[-1:], *after[:1]]))
    if periods:
        yield NamedTime(*span, tuple(periods), grain, yearly=not year)


def _years_around(day: date | None) -> list[int]:
    return [day.year - 1, day.year, day.year + 1] if day else []


def _period(year: int, month: int, of_month: int | None) -> Period | None:
    """A day, or a month; None when the calendar has no such one."""
    try:
        if of_month:
            return Period(date(year, month, of_month), date(year, month, of_month))
        after = date(year + month // 12, month % 12 + 1, 1)
        return Period(date(year, month, 1), after - timedelta(days=1))
    except ValueError:
        return None


def _year(match: re.Match[str], language: str, text: str) -> Iterator[NamedTime]:
    before = text[max(match.start() - BEFORE, 0) : match.start()]
    stands = _BEFORE_YEAR[language].search(before) or match[2]
    if _QUANTITY[language].search(before) or not (stands or _AFTER_YEAR.match(text, match.end())):
        return
    first = int(match[1])
    last = int(match[2]) if match[2] else first
    last += first // 100 * 100 if last < 100 else 0
    if first <= last < first + 100:
        grain = Grain.YEAR if first == last else Grain.MORE
        yield NamedTime(*match.span(), (Period(date(first, 1, 1), date(last, 12, 31)),), grain)


def _weekday(match: re.Match[str], language: str, day: date | None) -> NamedTime:
    weekday = WEEKDAYS[language].index(match["weekday"])
    if day is None:
        return NamedTime(*match.span(), (), Grain.DAY, weekday)
    last = day - timedelta(days=(day.weekday() - weekday) % 7)
    following = last + timedelta(days=7)
    which = match.groupdict().get("before") or match.groupdict().get("after")
    days = {"next": [following], "prochain": [following], None: [last, following]}.get(which, [last])
    return NamedTime(*match.span(), tuple(Period(one, one) for one in days), Grain.DAY, weekday)


def _counted(text: str, language: str, day: date) -> Iterator[NamedTime]:
    """Times that count from the day."""
    for match in _DAY_WORDS[language].finditer(text):
        meant = day + timedelta(days=_DAYS[language][match["near"]])
        yield NamedTime(*match.span(), (Period(meant, meant),), Grain.DAY)
    for match in _SPANS[language].finditer(text):
        yield _span(match, day)
    for match in _AGO[language].finditer(text):
        numbers = dict(pair.split(":") for pair in _NUMBERS[language].split())
        count = int(numbers.get(match["count"], match["count"]))
        unit = _UNITS[language][match["unit"]]
        meant, slack = day - timedelta(days=count * unit), timedelta(days=unit // 2 if unit > 1 else 0)
        grain = {1: Grain.DAY, 7: Grain.WEEK, 30: Grain.MONTH}.get(unit, Grain.YEAR)
        yield NamedTime(*match.span(), (Period(meant - slack, meant + slack),), grain)


def _span(match: re.Match[str], day: date) -> NamedTime:
    """Last, this or next week, month or year."""
    said = " ".join(value for value in match.groupdict().values() if value)
    step = 1 if _LATER.search(said) else -1 if _EARLIER.search(said) else 0
    if "week" in said or "semaine" in said:
        monday = day - timedelta(days=day.weekday()) + timedelta(days=7 * step)
        return NamedTime(*match.span(), (Period(monday, monday + timedelta(days=6)),), Grain.WEEK)
    if "month" in said or "mois" in said:
        months = day.year * 12 + day.month - 1 + step
        period = _period(months // 12, months % 12 + 1, None)
        return NamedTime(*match.span(), (period,) if period else (), Grain.MONTH)
    year = day.year + step
    return NamedTime(*match.span(), (Period(date(year, 1, 1), date(year, 12, 31)),), Grain.YEAR)


def _related(text: str, language: str, times: Sequence[NamedTime], day: date | None) -> list[NamedTime]:
    """The times with the words before them heeded: since 2019, between March and May."""
    found: list[NamedTime] = []
    for time in times:
        if found and (joined := _joined(text, language, found[-1], time)):
            found[-1] = joined
            continue
        relation = _RELATIONS[language].search(text[max(time.start - BEFORE, 0) : time.start])
        if relation and time.periods:
            period = _open(relation["relation"], time, day)
            found.append(time._replace(periods=(period,), grain=max(time.grain, Grain.WEEK), yearly=False))
        else:
            found.append(time)
    return found


def _joined(text: str, language: str, one: NamedTime, other: NamedTime) -> NamedTime | None:
    """Two times as the ends of one, if the words around them say so."""
    opens, joins = _JOINS[language]
    opened = opens.search(text[max(one.start - BEFORE, 0) : one.start])
    if not (one.periods and other.periods and opened and joins.fullmatch(text, one.end, other.start)):
        return None
    first, last = one.periods[0].first, other.periods[-1].last
    if len(one.periods) > 1:  # its year is not said: that of the end, or the one before
        alike = [first.replace(year=year, day=min(first.day, 28)) for year in (last.year - 1, last.year)]
        first = max(day for day in alike if day <= last)
    return NamedTime(one.start, other.end, (Period(first, last),), Grain.MORE) if first <= last else None


def _open(relation: str, time: NamedTime, day: date | None) -> Period:
    """What begins or ends with a time: up to the day that is counted from, or from then on."""
    first, last = time.periods[0].first, time.periods[-1].last
    if relation in _OPENS:
        return Period(first, max(last, day or LAST))
    if time.grain < Grain.MONTH or (relation in _ENDS and day):
        return Period(min(first, day or first), last)
    return Period(FIRST, last if relation in _ENDS else first - timedelta(days=1))
