"""What a follow-up says once "and", "what about" and "can you tell me" are taken off it."""

import re
from typing import NamedTuple

from corpus.answers.following.word_lists import words
from corpus.language.detection import detect_asked
from corpus.language.folding import fold
from corpus.language.terms import Token, tokenize

_JOINING = {"en": ("and", "but"), "fr": ("et", "mais", "puis", "sinon")}
_FILLING = ("so", "then", "also", "well", "now", "ok", "okay", "oh", "alors", "donc", "bon")
_LEAD = re.compile(
    rf"(?:{'|'.join((*_JOINING['en'], *_JOINING['fr'], *_FILLING))})(?![-'’\w])[\s,]*(?=\w)", re.IGNORECASE
)
_ABOUT = {
    "en": re.compile(
        r"(?:what|how) (?:about|of)\s+|(?:the )?same (?:question )?(?:for|with|about)\s+", re.IGNORECASE
    ),
    "fr": re.compile(
        r"qu['’ ]?en est[- ]il (?:pour |d['’]|de |(?=du |des ))|quid (?:d['’]|de |(?=du |des ))"
        r"|(?:la )?m[êe]me (?:chose|question) pour |pareil pour |(?:concernant|quant [àa]|c[ôo]t[ée]) ",
        re.IGNORECASE,
    ),
}
_OF = re.compile(r"^d(?:u|(es)) ")
_WRAPPED = re.compile(
    r"(?:(?:can|could|do|would) you (?:please )?(?:tell me|say|know)|(?:please )?tell me(?= \w+$)|do we know"
    r"|(?:(?:peux|pourrais)[- ]tu|(?:pouvez|pourriez)[- ]vous|tu peux|vous pouvez) (?:me )?dire"
    r"|di(?:s|tes)[- ]moi|(?:sais[- ]tu|savez[- ]vous|tu sais|vous savez|sait[- ]on|on sait))\s+",
    re.IGNORECASE,
)
# "From when?" asks no more than "when?" does.
_FROM = re.compile(
    r"(?:starting (?:from )?|as of |(?:[àa] partir|[àa] compter) (?:de |d['’])?)", re.IGNORECASE
)
_ORNAMENT = re.compile(
    r"(?<![\s,])[\s,]++(?:please|thanks|exactly|precisely|though|instead|too|as well|stp|svp"
    r"|s['’]il (?:te|vous) pla[iî]t|exactement|alors|du coup|au juste|pr[ée]cis[ée]ment|aussi|[ée]galement)"
    r"(?![^\s,])",
    re.IGNORECASE,
)
_MARKS = " \t\n?!.…¿\u00a0\u202f"
_SHORTHAND = {"ou": "où", "pk": "pourquoi", "pq": "pourquoi", "pkoi": "pourquoi", "qd": "quand"}

# Words that may stand in a question and yet give it no topic of its own.
_TOPICLESS = words("topicless")


class Opening(NamedTuple):
    """A text split into how it begins and what it says."""

    rest: str
    language: str
    joined: bool  # by "and" or "et"
    about: bool  # by "what about"
    asks: bool  # with a question mark
    tokens: tuple[Token, ...]
    words: tuple[str, ...]  # folded, one for each token
    content: tuple[Token, ...]  # the words that give a topic


def opening(text: str) -> Opening:
    """The text's rest and what stood before it."""
    rest = " ".join(text.split()).strip(_MARKS)
    led, rest = _led(rest)
    language = next((code for code, joining in _JOINING.items() if led & set(joining)), detect_asked(text))
    about = _ABOUT.get(language, _ABOUT["en"]).match(rest)
    if about:
        # "Qu'en est-il du sommet" asks of "le sommet".
        rest = _OF.sub(lambda of: "les " if of[1] else "le ", rest[about.end() :])
    elif wrapped := _WRAPPED.match(rest):
        rest = rest[wrapped.end() :]
    for ornament in reversed(list(_ORNAMENT.finditer(rest))):
        if ornament.end() < len(rest):
            break
        rest = rest[: ornament.start()]
    if shorthand := _SHORTHAND.get(rest.lower()):
        rest, language = shorthand, "fr"
    tokens = tuple(tokenize(rest, language))
    folded = tuple(fold(rest[token.start : token.end]) for token in tokens)
    from_then = _FROM.match(rest)
    begins = from_then.end() if from_then else 0
    content = tuple(
        token
        for token, word in zip(tokens, folded, strict=True)
        if not token.stop and word not in _TOPICLESS and token.start >= begins
    )
    joined = any(led & set(joining) for joining in _JOINING.values())
    return Opening(rest, language, joined, about is not None, "?" in text, tokens, folded, content)


def _led(rest: str) -> tuple[set[str], str]:
    led, begins = set(), 0
    while lead := _LEAD.match(rest, begins):
        led.add(fold(lead[0].strip(" ,")))
        begins = lead.end()
    return led, rest[begins:]
