"""Whether sentences agree with the time that a question asks about, and the ranking with that heeded.

A sentence tells of the times that it names, and else of the weeks around its article's day. What tells of
another time than the question asks about is no answer, however alike the words are.
"""

from calendar import monthrange
from datetime import date, timedelta
from enum import Enum, auto

from corpus.answers.ranking.candidates import Ranked, Ranking
from corpus.language.named_times import Grain, NamedTime, Period, folded, named_times
from corpus.models import AskedTime, Days

AROUND = timedelta(days=60)
"""An article tells of so many days before and after its own, where it says nothing else."""

PREFERRED = 2.0
"""A sentence that names the time asked about counts so many times one that may tell of it."""

AMPLE = 0.25
"""With so much of all belief it answers as surely as the one of another time that it takes the place of."""

PARAGRAPH = 1_000
"""Characters before a sentence in which the time that it tells of may be named."""

MOST_YEARS = 20
"""Years that a month without its year is looked for in, where the article's day is not known."""


class Agreement(Enum):
    """What a sentence has to do with the time asked about."""

    NAMED = auto()
    """It names that time."""

    OPEN = auto()
    """It may tell of it."""

    OTHER = auto()
    """It tells of another time."""


def heed_time(asked: AskedTime | None, ranking: Ranking) -> Ranking:
    """The ranking with what tells of another time last, and without an answer when nothing else is one."""
    if asked is None or not ranking.found:
        return ranking
    agreements = [agreement(asked, ranked) for ranked in ranking.sentences]
    pairs = list(zip(ranking.sentences, agreements, strict=True))
    others = [ranked for ranked, agrees in pairs if agrees is Agreement.OTHER]
    kept = sorted((pair for pair in pairs if pair[1] is not Agreement.OTHER), key=_weight, reverse=True)
    confidence = ranking.confidence
    if agreements[0] is Agreement.OTHER:
        confidence *= max(map(_share, kept), default=0.0)
    if confidence < ranking.threshold:
        return ranking._replace(confidence=confidence)
    return Ranking([*(ranked for ranked, _ in kept), *others], confidence, ranking.threshold)


def _weight(pair: tuple[Ranked, Agreement]) -> float:
    ranked, agrees = pair
    return ranked.belief * (PREFERRED if agrees is Agreement.NAMED else 1)


def _share(pair: tuple[Ranked, Agreement]) -> float:
    """How much of the confidence is left when this sentence takes the place of one of another time."""
    ranked, agrees = pair
    return min(ranked.belief / AMPLE, 1.0) if agrees is Agreement.NAMED else ranked.belief


def agreement(asked: AskedTime, ranked: Ranked) -> Agreement:
    """What a sentence has to do with the time asked about."""
    article, sentence = ranked.article, ranked.sentence
    text, day = folded(article.text[sentence.start : sentence.end]), article.published
    years = sorted({year for days in asked.days for year in range(days.first.year, days.last.year + 1)})
    times = named_times(text, article.language, day, years[:MOST_YEARS])
    if any(_is_meant(asked, time) for time in times):
        return Agreement.NAMED
    if not times:
        times = named_times(_paragraph_before(ranked), article.language, day, years[:MOST_YEARS])[-1:]
        if any(_is_meant(asked, time) for time in times):
            return Agreement.OPEN
    narrow = [time for time in times if time.grain < Grain.YEAR]
    told = Period(day - AROUND, day + AROUND) if day else None
    if asked.narrow and narrow:
        return Agreement.OTHER
    if asked.weekdays or (told is None and not any(time.periods for time in times)):
        return Agreement.OPEN
    near = told is not None and any(_meets(days, told) for days in asked.days)
    return Agreement.OPEN if near else Agreement.OTHER


def _paragraph_before(ranked: Ranked) -> str:
    """What its paragraph says before a sentence: a time once named holds until another is."""
    text, end = ranked.article.text, ranked.sentence.start
    start = max(text.rfind("\n\n", 0, end), end - PARAGRAPH, 0)
    return folded(text[start:end])


def _is_meant(asked: AskedTime, time: NamedTime) -> bool:
    if asked.narrow and time.grain >= Grain.YEAR:
        return False
    days = [one.first for one in time.periods if one.first == one.last]
    weekdays = {time.weekday} if time.weekday is not None else {day.weekday() for day in days}
    within = any(_meets(days, period) for period in time.periods for days in asked.days)
    return within or bool(weekdays & asked.weekdays)


def _meets(days: Days, period: Period) -> bool:
    if not days.yearly:
        return period.meets(Period(days.first, days.last))
    later = days.last.year - days.first.year
    return any(
        period.meets(Period(_in_year(days.first, year), _in_year(days.last, year + later)))
        for year in range(period.first.year, period.last.year + 1)[:MOST_YEARS]
    )


def _in_year(day: date, year: int) -> date:
    """The same day of another year; of 29 February the one before."""
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))
