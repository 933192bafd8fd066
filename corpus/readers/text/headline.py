"""Whether a line is a headline, or a credit that must not be taken for one."""

import re
from collections.abc import Sequence

from corpus.language.folding import fold
from corpus.language.stopwords import stop_words

_LONGEST = 160  # characters
_LONGEST_CREDIT = 2_000  # characters; what is longer is a paragraph
_MOST_WORDS = 25
_WIDEST_WRAP = 120  # columns: a text whose lines are longer has a paragraph on each
_LETTERS = re.compile(r"[^\W\d_]")
_NO_TITLE_END = re.compile(r"(?:[,;:]|(?<!\.)\.|…|\.\.\.)[»”\"]?$")
_STOP = re.compile(r"[.!?…][»”\")]?\s*$")
_ITEM = re.compile(r"[-*•–—]\s|\(?\d{1,2}[.)]\s|\(")
_AGENCY = r"(?:AFP|AP|REUTERS|Reuters|EPA|Getty Images|GETTY IMAGES|Sipa|SIPA|MAXPPP|Abaca|TASS)"
_NAMES = r"[A-ZÀ-Þ][\w'’.-]*(?:,?\s(?:(?:et|and|avec|with)\s)?[A-ZÀ-Þ][\w'’.-]*){1,7}"
_CREDITS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\A(?:Par|PAR|By|BY)\s{_NAMES}$",
        r"(?i)\A(?:photos?|file photo|photo d.archives?|crédits?|credits?|image|illustration|légende)"
        r"\s*[:/–-]",
        r"\A(?:Photos?|PHOTO|Crédits?|Credit)\s+[A-Z]{2,}",
        r"(?i)\A(?:\(c\)\s|file\s?[-–—]|.*©)",
        r"(?i)\A(?:ce montage|cette (?:photo|image)|(?:in )?this (?:photo|picture|image|combination))\b",
        # ... in Geneva, June 9, 2025. Photo Agency / NAME SURNAME
        r"\A.*[.!?»”)(,]\s*\(?(?:[Pp]hotos?|PHOTO|[Cc]rédits?|[Cc]redit|[Ii]mage)\b\s*:?\s.{1,80}$",
        # ... in Geneva REUTERS/Name Surname
        rf"\A.*(?:\b{_AGENCY}\s?/\s?\S|/\s?{_AGENCY}\)?\.?$)",
        # (AP Photo/Name Surname); (Agency via AP)
        rf"\A[^(\n]*+\(.*\b(?:AP Photo/|via {_AGENCY}\))",
    )
)


def is_credit(line: str) -> bool:
    """Whether a line says who wrote the article, or what its photo shows and who took it."""
    return len(line) <= _LONGEST_CREDIT and any(pattern.match(line) for pattern in _CREDITS)


def is_headline(line: str, following: Sequence[str]) -> bool:
    """Whether a line that opens an article is its headline: short, no stop, and prose after it."""
    if len(line) > _LONGEST or len(line.split()) > _MOST_WORDS or len(_LETTERS.findall(line)) < 2:
        return False
    if _NO_TITLE_END.search(line) or _ITEM.match(line) or _goes_on(line, following):
        return False
    return any(len(after) > len(line) or _STOP.search(after) for after in following)


def ends_in_next(line: str, following: Sequence[str], language: str) -> bool:
    """Whether a headline of two lines begins here: the second goes on with it, and nothing does with that."""
    if not following or not following[0] or "".join(following[1:2]).strip():
        return False
    first = following[0].split()[0]
    last = fold(line.split()[-1])
    return not _STOP.search(line) and (
        first[0].islower() or line.endswith(",") or last in stop_words(language)
    )


def _goes_on(line: str, following: Sequence[str]) -> bool:
    """Whether the next line continues this one, as in a text wrapped at some column."""
    if not following or not following[0]:
        return False
    first_word = following[0].split()[0]
    widest = max(map(len, following))
    return first_word[0].islower() or len(line) + 1 + len(first_word) > widest <= _WIDEST_WRAP
