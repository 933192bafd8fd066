"""The time that a question asks about, in words: "2019", "March 2025", "17 to 23 November 2026"."""

from calendar import monthrange
from datetime import date

from corpus.models import AskedTime, Days
from handlers.texts.catalogue import day, month, text, weekday, yearly_day, yearly_month

FIRST_YEAR, LAST_YEAR = 1900, 2099
"""A time that has no beginning or no end is understood to begin or end with these."""


def asked_time(time: AskedTime, language: str) -> str:
    """Every time that the question names, as it was understood."""
    weekdays = (
        text("time-weekday", language, day=weekday(number, language)) for number in sorted(time.weekdays)
    )
    return ", ".join(dict.fromkeys([*(_days(days, language) for days in time.days), *weekdays]))


def _days(days: Days, language: str) -> str:
    first, last = days.first, days.last
    if days.yearly:
        return yearly_day(first, language) if first == last else yearly_month(first, language)
    if first.year == FIRST_YEAR:
        return text("time-until", language, last=_end(last, language))
    if last.year == LAST_YEAR:
        return text("time-from", language, first=_begin(first, language))
    if first == last:
        return day(first, language)
    begin, end = _begin(first, language), _end(last, language)
    if (
        (first.year, first.month) == (last.year, last.month)
        and first.day == 1
        and end == month(last, language)
    ):
        return end
    if begin == end:
        return begin
    return text("time-between", language, first=begin, last=end)


def _begin(first: date, language: str) -> str:
    """A first day in words: its year or its month alone when it begins that."""
    if (first.month, first.day) == (1, 1):
        return str(first.year)
    return month(first, language) if first.day == 1 else day(first, language)


def _end(last: date, language: str) -> str:
    if (last.month, last.day) == (12, 31):
        return str(last.year)
    ends_month = last.day == monthrange(last.year, last.month)[1]
    return month(last, language) if ends_month else day(last, language)
