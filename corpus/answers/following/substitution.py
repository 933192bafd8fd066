"""Another name, date, place or thing in the place of its like in a question: "what about Lyon?"."""

import re
from collections.abc import Iterator
from enum import IntEnum, auto
from typing import NamedTuple

from corpus.answers.following.agents import AGENTS, singular
from corpus.answers.following.place_names import known_places
from corpus.answers.following.referents import names
from corpus.language.folding import fold
from corpus.language.terms import tokenize

_PREPOSITION = re.compile(
    r"(?<![\w'’])(?:in|at|near|from|to|into|outside|on|for|with|by|of|about|before|after|since|during|until|under"
    r"|à|a|en|au|aux|dans|vers|chez|pour|avec|par|de|du|des|d['’]|sur|avant|après|depuis|pendant|sous|contre)"
    r"(?:\s+|(?<=['’]))",
    re.IGNORECASE,
)
_OF_PLACE = re.compile(r"(?:in|at|near|from|to|into|outside|à|a|en|au|aux|dans|vers)\s", re.IGNORECASE)
_DETERMINERS = {
    "en": r"(?:the|an?|his|her|its|their|this|that|these|those)\s+",
    "fr": r"(?:le|la|les|une?|des|du|au|aux|ce|cet|cette|ces|sa|son|ses|leurs?)\s+|[ld]['’]",
}
_DETERMINER = {code: re.compile(pattern, re.IGNORECASE) for code, pattern in _DETERMINERS.items()}
_ARTICLE_BEFORE = re.compile(r"(?<![\w'’])(?:the |le |la |les |du |des |au |aux |[ld]['’])$", re.IGNORECASE)
# The noun is only looked at, so that the next determiner may stand in it: "l'avis du maire"; and of a run of
# words no more than tell that it is too long.
_PHRASE = {
    code: re.compile(
        rf"(?<![\w'’])(?P<determiner>{pattern})(?=(?P<words>[^\W\d_][\w-]*(?:[ ][^\W\d_][\w-]*){{0,8}}))",
        re.IGNORECASE,
    )
    for code, pattern in _DETERMINERS.items()
}
_TOPICAL = frozenset(("for", "pour"))  # "and for Lyon?" asks of Lyon, whatever Lyon's like is in
_CONTRACTED = {"du": "de ", "des": "de ", "au": "à ", "aux": "à "}
_CONTRACTIONS = {"de le ": "du ", "de les ": "des ", "à le ": "au ", "à les ": "aux "}
_MONTH = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[ûu]t|septembre|octobre|novembre|d[ée]cembre"
)
_DAY = (
    "(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    "|yesterday|today|tomorrow|hier|demain|aujourd['’]hui"
)
_SPAN = "week|month|year|spring|summer|autumn|winter|semaine|mois|ann[ée]e|printemps|[ée]t[ée]|automne|hiver"
_DATE = re.compile(
    rf"\b(?:(?:last|next|this) (?:{_SPAN}|{_MONTH}|{_DAY})|(?:cette|l['’]|la|le) ?(?:{_SPAN})"
    rf" (?:derni[eè]re?|prochaine?|pass[ée]e?)"
    rf"|(?:\d{{1,2}}(?:er)? )?(?:{_MONTH})(?: \d{{1,2}}(?!\d))?(?:,? (?:1\d|20)\d\d)?"
    rf"|{_DAY}|(?:1\d|20)\d\d)\b",
    re.IGNORECASE,
)
_INVERTED = re.compile(
    r"\b(?:did|does|do|was|were|is|are|has|have|had|will|would|can|could|should)\s+$", re.IGNORECASE
)
_VERBAL = re.compile(r"\A(?:.{3,}(?:ed|ing)|.{3,}(?:é|ée|és|ées|er|ir|ront|ra))$")
_WORD = re.compile(r"\w+")
_OF_BEFORE = re.compile(r"(?<!\w)(?:de|à) $")
_LONGEST_PHRASE = 3  # words
_NEAR = 40  # characters: what stands before a name is looked for so far from it


class Like(IntEnum):
    """What a phrase is, as far as its form tells."""

    DATE = auto()
    PLACE = auto()
    NAME = auto()
    AGENT = auto()
    THING = auto()


class Part(NamedTuple):
    """A phrase of a question that another can take the place of."""

    start: int
    end: int
    like: Like


def substitute(question: str, fragment: str, language: str) -> str | None:
    """The question with the fragment where its like was; None when it has none."""
    preposition = _PREPOSITION.match(fragment)
    bare = fragment[preposition.end() :] if preposition else fragment
    like = _like(fragment, bare)
    part = _chosen(sorted(_parts(question, language)), like)
    if part is None:
        return None
    if not preposition or (like is not Like.THING and fold(preposition[0].strip()) in _TOPICAL):
        return _put(question, part, bare)
    before = question[: part.start]
    own = next((match for match in _PREPOSITION.finditer(before) if match.end() == len(before)), None)
    # "in Lyon" has no like in "what did Paris decide", nor "for children" in "the price of the ticket".
    if own is None or (like in (Like.THING, Like.AGENT) and own[0] != preposition[0]):
        return None
    return before[: own.start()] + fragment + question[part.end :]


def _like(fragment: str, bare: str) -> Like:
    if _DATE.fullmatch(bare) or _DATE.fullmatch(fragment):
        return Like.DATE
    named = next((bare[found.end() :] for one in _DETERMINER.values() if (found := one.match(bare))), bare)
    if named[:1].isupper():
        in_place = _OF_PLACE.match(fragment) or fold(named) in known_places()
        return Like.PLACE if in_place else Like.NAME
    words = [singular(fold(word)) for word in _WORD.findall(bare)]
    return Like.AGENT if set(words) & AGENTS else Like.THING


def _parts(question: str, language: str) -> Iterator[Part]:
    for match in _DATE.finditer(question):
        yield Part(match.start(), match.end(), Like.DATE)
    for name in names(question, language):
        article = _ARTICLE_BEFORE.search(_just_before(question, name.start))
        start = name.start - len(article[0]) if article else name.start
        yield Part(start, name.end, Like.PLACE if name.place else Like.NAME)
    for match in _PHRASE[language].finditer(question):
        if part := _phrase(question, match, language):
            yield part


def _just_before(question: str, position: int) -> str:
    return question[max(position - _NEAR, 0) : position]


def _phrase(question: str, match: re.Match[str], language: str) -> Part | None:
    """A determiner and its noun; where the noun ends and a verb begins, is guessed."""
    start = match.start("words")
    words = []
    for word in tokenize(match["words"], language):
        written = match["words"][word.start : word.end]
        if word.stop or word.capitalised:
            break
        words.append((start + word.end, singular(fold(written)), written))
    ends = [position for position, (_, word, _) in enumerate(words) if word in AGENTS]
    if ends and ends[0] < _LONGEST_PHRASE:
        return Part(match.start(), words[ends[0]][0], Like.AGENT)
    before = _just_before(question, match.start())
    if len(words) > 1 and (_INVERTED.search(before) or _VERBAL.match(words[-1][2])):
        words = words[:-1]
    # A long run of words has a verb somewhere: its end is not known.
    if not 0 < len(words) <= _LONGEST_PHRASE:
        return None
    return Part(match.start(), words[-1][0], Like.THING)


def _chosen(parts: list[Part], like: Like) -> Part | None:
    def those(*likes: Like) -> list[Part]:
        return [part for part in parts if part.like in likes]

    if like is Like.NAME:
        # It may also be a place's that no table knows.
        found = those(Like.NAME) or those(Like.AGENT) or those(Like.PLACE)
        return found[0] if found else None
    if like is Like.AGENT:
        actors = those(Like.NAME, Like.AGENT)
        return actors[0] if actors else None
    if like is Like.PLACE:
        places = those(Like.PLACE)
        return places[-1] if places else _only(those(Like.NAME))
    found = those(like)
    return found[-1] if found else None


def _only(parts: list[Part]) -> Part | None:
    return parts[0] if len(parts) == 1 else None


def _put(question: str, part: Part, phrase: str) -> str:
    """French "du maire" is "de le maire" in one word: it is taken apart, and put together again."""
    before, removed = question[: part.start], question[part.start : part.end]
    if own := _OF_BEFORE.search(before):
        before, phrase = before[: own.start()], own[0] + phrase
    elif contracted := _CONTRACTED.get(removed.partition(" ")[0].lower()):
        phrase = contracted + phrase
    for apart, together in _CONTRACTIONS.items():
        if phrase.lower().startswith(apart):
            phrase = together + phrase[len(apart) :]
    if not before:
        phrase = phrase[0].upper() + phrase[1:]
    return before + phrase + question[part.end :]
