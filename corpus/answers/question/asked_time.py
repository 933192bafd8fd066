"""The time that a question asks about: "in 2019", « hier », "between March and May"."""

import re
from datetime import date

from corpus.language.named_times import Grain, NamedTime, Period, folded, named_times
from corpus.models import AskedTime, Days

_WORD = re.compile(r"\w+")
# "More than in 2018", « par rapport à 2018 »: compared with, not asked about.
_COMPARED = {
    "en": re.compile(r"\b(?:than|compared (?:to|with)|unlike|versus|as in)\s(?:in\s)?(?:the\s)?$"),
    "fr": re.compile(r"\b(?:qu'en|que|par rapport a|contrairement a|comme)\s?(?:en\s|l[ea']\s?)?$"),
}
# "The treaty signed in 2015": the participle belongs to a noun when the English question has another verb,
# and when the French one has none that helps it.
_PARTICIPLE = {
    "en": re.compile(
        r"\b(?:\w{2,}ed|held|built|born|made|sold|sent|won|lost|found|taken|given|written|known|set|put|begun"
        r"|chosen|drawn|shot|struck|bought|brought|caught|fought|led|left|paid|said|seen|shown|told|hit)"
        r"\s(?:\w+ly\s)?(?:in|on|since|before|after|during|by|between)\s(?:the\s|early\s|late\s|mid-?)?$"
    ),
    "fr": re.compile(
        r"\b(?:\w{2,}(?:ee?s?|ies?|ues?|is|its?|ites?|mises?|prises?|uits?|uites?|erts?|ertes?))"
        r"\s(?:en|depuis|avant|apres|le|debut|fin|des)\s(?:l'annee\s)?$"
    ),
}
_HELPING_VERB = re.compile(
    r"\b(?:a|ont|est|sont|ete|etait|etaient|avait|avaient|fut|furent|ai|as|avez|avons)\b"
)
_OTHER_VERB = re.compile(
    r"\b(?:\w{2,}ed|did|does|do|will|would|can|could|should|said|says|say|won|made|held|told)\b"
)


def asked_time(text: str, language: str, today: date) -> tuple[AskedTime | None, frozenset[str]]:
    """What a question says of when, understood on the day when it is asked, and its ``folded`` words for it.

    A time that only tells things apart ("the treaty signed in 2015", "more than in 2018") asks for none.
    """
    said = folded(text)
    times = [time for time in named_times(said, language, today) if _asks(time, said, language)]
    if not times:
        return None, frozenset()
    days = tuple(
        Days(first=period.first, last=period.last, yearly=time.yearly)
        for time in times
        for period in _meant(time)
    )
    weekdays = frozenset(time.weekday for time in times if time.weekday is not None and not _meant(time))
    narrow = all(time.grain < Grain.YEAR for time in times)
    words = frozenset(word for time in times for word in _WORD.findall(said, time.start, time.end))
    return AskedTime(days=days, weekdays=weekdays, narrow=narrow), words


def _meant(time: NamedTime) -> tuple[Period, ...]:
    """Its days: of a date without a year in one of them, of a weekday only one that is told apart."""
    return time.periods[:1] if time.weekday is None or len(time.periods) == 1 else ()


def _asks(time: NamedTime, said: str, language: str) -> bool:
    before = said[: time.start]
    if _COMPARED[language].search(before):
        return False
    participle = _PARTICIPLE[language].search(before)
    if participle is None:
        return True
    earlier = before[: participle.start()]
    if language == "fr":
        return bool(_HELPING_VERB.search(earlier))
    return not _OTHER_VERB.search(earlier)
