"""What somebody writes beside a file about the article in it: "Source: Le Fjord. Date: 3 March 2026. URL"."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from corpus.language.detection import detect_asked
from corpus.language.folding import fold
from corpus.models import Metadata
from corpus.readers.text.dates import find_date, names_no_day, read_date
from corpus.readers.text.field_names import FIELD_OF, NAMES_OF

LONGEST = 1_024
"""Characters of a caption, as Telegram has it; of more, only these are looked at."""

LONGEST_NAME = 60
"""Characters before a date that may be who published it: "Le Fjord, 3 March 2026"."""

_SAID = ("title", "source", "published", "url")
_LABELS = sorted((name for field in _SAID for name in NAMES_OF[field]), key=len, reverse=True)
_LABEL = re.compile(rf"(?<!\w)({'|'.join(map(re.escape, _LABELS))})\s?[:=]", re.IGNORECASE)
_URL = re.compile(r"https?://\S+")
_AROUND = " \t\n\r.,;|–—-()\u00a0\u202f"


class SaidBeside(NamedTuple):
    """What is said, and whether a date is that nobody can have meant."""

    said: Metadata
    wrong_date: bool = False


def said_beside(caption: str, today: date) -> SaidBeside:
    """What a caption says of the article above it; what has no form for that says nothing.

    A date that does not exist, or lies in the future, is told as such.
    """
    written = caption[:LONGEST]
    url, words = _URL.search(written), _URL.sub(" ", written)
    language = detect_asked(words)
    found = _labelled(words) or _name_and_day(words, language)
    day = found.pop("published", None)
    published = read_date(day, language) if day else None
    if published and published > today + timedelta(days=1):
        published = None
    # "Le Fjord, 31 February 2026" names a day that nobody can have meant.
    wrong = (day is not None and published is None) or (not found and names_no_day(words[:LONGEST_NAME]))
    address = url[0].rstrip(_AROUND) if url else None
    said = Metadata(**found, url=address, published=published)
    return SaidBeside(said, wrong_date=wrong)


def _labelled(words: str) -> dict[str, str]:
    """The value behind each label, up to the next label or the end of the line, by its field."""
    labels = list(_LABEL.finditer(_unaccented(words)))
    ends = [label.start() for label in labels[1:]] + [len(words)]
    found: dict[str, str] = {}
    for label, end in zip(labels, ends, strict=False):  # without labels there is an end all the same
        field, value = FIELD_OF[label[1].lower()], words[label.end() : end].strip().split("\n")[0]
        if field != "url" and (value := value.strip(_AROUND)):
            found.setdefault(field, value)
    return found


def _unaccented(words: str) -> str:
    """The words without accents, when every letter stays where it is; else the words."""
    folded = fold(words)
    return folded if len(folded) == len(words) else words


def _name_and_day(words: str, language: str) -> dict[str, str]:
    """A caption that is a date, or a name and a date, and nothing else."""
    words = " ".join(words.split()).strip(_AROUND)
    day = find_date(words, language)
    if day is None or words[day.end :].strip(_AROUND):
        return {}
    name = words[: day.start].strip(_AROUND)
    if len(name) > LONGEST_NAME or name.endswith(("?", "!")):
        return {}
    written = {"published": words[day.start : day.end]}
    return written | ({"source": name} if name else {})
