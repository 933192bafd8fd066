"""What marks a question that points back: its pronouns, and the ways to ask for more."""

import re

from corpus.answers.following.agents import AGENTS, singular
from corpus.answers.following.opening import Opening
from corpus.answers.following.referents import names
from corpus.answers.following.word_lists import words
from corpus.answers.question.answer_types import answer_type_of
from corpus.language.folding import fold
from corpus.models import AnswerType

HE = frozenset(("he", "him", "his", "il", "lui"))
SHE = frozenset(("she", "her", "hers", "elle"))
EITHER = frozenset(("son", "sa", "ses"))  # his or her, by what is owned
_ENGLISH_PERSON = frozenset(("he", "him", "his", "she", "her", "hers"))
_OTHERS = words("things")
_OF_IT = frozenset(("en", "y"))
_DEMONSTRATIVE = frozenset(("this", "that", "these", "those"))
_AUXILIARY = words("auxiliaries")
_CLITIC_VERBS = frozenset(("a", "ont", "avait", "avaient", "aura", "auront", "aurait"))
# Whoever says "you" or "I" speaks of the bot or of themselves.
_ADDRESSED = words("address")
_COURTESY = words("courtesy")
_SHE_THING = re.compile(r"\b(?:la|une|cette) ([^\W\d_]+)")
_HE_THING = re.compile(r"\b(?:le|un|ce|du|au) ([^\W\d_]+)")
_STANDING = re.compile(
    r"what (?:time|day|year|date) is it\b|quelle heure (?:est|il)|quel (?:jour|temps) "
    r"|how(?:'s| is) it going|comment ca va|ca va\b|what(?:'s| is) up\b"
    r"|is (?:it|that) true"
    r"|(?:est-ce|c['’]est) vrai|(?:is|was|does|did|will) it (?:rain|snow)|pleut|neige"
)
# "It" and "il" of these mean nothing.
_EMPTY = re.compile(
    r"\b(?:y[- ]a(?:vait)?[- ,'’]*+(?:t[- ,'’]*+)?il|il y a|il faut|faut-il|s['’]agit-il|il s['’]agit"
    r"|est[- ]il (?:vrai|possible|prevu|question)|reste-t-il|fait-il|existe-t-il|passe-t-il"
    r"|s['’ ]est[- ]il passe|se passe|it takes?"
    r"|(?:is|was) it (?:true|possible|that|legal|safe)|it take to|it cost to|est-ce qu['’]il (?:y a|faut))\b"
)
_MORE = re.compile(
    r"(?:(?:who|what|where|when|why|how|any(?:one|body|thing)|some(?:one|body|thing)) else"
    r"|(?:any |the )?others?"
    r"|another(?: one)?|then|(?:what|who)(?: is|'s| was)? next"
    r"|what (?:happened|happens|came|comes) (?:next|then|after)"
    r"|(?:what |who )?after(?:wards)?|tell me more|more"
    r"|(?:qui|quoi|ou|quand|que|quel|quelle|lequel|rien|pourquoi) d['’]autres?"
    r"|(?:quel(?:le)?s? |les )?autres?(?: chose)?"
    r"|quoi encore|qui encore|ensuite|puis|apres(?: ca| cela)?|(?:et )?(?:la )?suite|d['’]autres?"
    r"|que s['’]est-il passe (?:ensuite|apres)|que se passe-t-il ensuite)"
)
_SAYING = frozenset(("say", "said", "dit", "dire"))
_ORDINAL = words("ordinals")
_TELLING = words("telling")
_QUESTION = frozenset(AnswerType) - {AnswerType.YES_NO, AnswerType.OTHER}


def stands(said: Opening) -> bool:
    """Whether it is no question about the articles, or one that needs none before it."""
    folded = _plain(said.rest)
    return (
        not said.tokens
        or said.language not in ("en", "fr")
        or bool(_ADDRESSED & set(said.words) or _COURTESY & set(said.words) or _STANDING.search(folded))
        or folded in ("what", "quoi")
    )


def asks_for_more(said: Opening) -> bool:
    """Whether it asks for what was not said yet: "who else?"."""
    return bool(_MORE.fullmatch(_plain(said.rest)))


def type_asked(said: Opening) -> AnswerType | None:
    """What its question word asks for; None without one."""
    answer_type = answer_type_of(said.rest, said.language)
    if answer_type is AnswerType.WHAT and _SAYING & set(said.words):
        return AnswerType.SAID  # "qu'est-ce qu'elle a dit", "elle a dit quoi"
    return answer_type if answer_type in _QUESTION else None


def is_clause(said: Opening) -> bool:
    """Whether there is a verb in it, as far as function words tell."""
    verbs = (
        word in _AUXILIARY and (position == 0 or not said.tokens[position].capitalised)
        for position, word in enumerate(said.words)
    )
    # "A" is French for "has", and for "to" where the accent is left out.
    return any(verbs) or "a" in said.words[1:] or said.words[:2] == ("a", "t")


def is_one_of_several(said: Opening) -> bool:
    """Whether it picks one of what was spoken of: "the second one"."""
    named = {word for token, word in zip(said.tokens, said.words, strict=True) if token in said.content}
    return said.words[-1] in ("one", "ones") or named <= _ORDINAL


def pronoun(said: Opening) -> int | None:
    """The position of a word that points back, with nothing before it that it could mean."""
    if _EMPTY.search(_plain(said.rest)):
        return None
    for position, word in enumerate(said.words):
        if said.tokens[position] in said.content and not _ends_pointing(said):
            return None
        if word in HE | SHE | EITHER | _OTHERS and not _is_determiner(said, position):
            return position
        after = said.words[position + 1 : position + 2]
        if (word == "l" and _CLITIC_VERBS & set(after)) or (word in _OF_IT and _AUXILIARY & set(after)):
            return position
    return None


def means_person(
    said: Opening, position: int, answer_type: AnswerType | None, before: str, language: str
) -> bool:
    """Whether the pronoun there may mean a person, after a question."""
    word = said.words[position]
    if word in _ENGLISH_PERSON or word == "lui":
        return True
    if word not in HE | SHE | EITHER:
        return False
    if word in EITHER or answer_type in (AnswerType.SAID, AnswerType.WHO) or len(said.tokens) == 1:
        return True
    # "Elle" after "la réunion" is the meeting, unless somebody was named first.
    things = [
        found.start()
        for found in (_SHE_THING if word in SHE else _HE_THING).finditer(before)
        if singular(fold(found[1])) not in AGENTS
    ]
    named = [name.start for name in names(before, language) if not name.place]
    return not things or min(named, default=len(before)) < things[0]


def gender(said: Opening, position: int) -> str:
    """The gender that a pronoun tells."""
    word = said.words[position]
    return "f" if word in SHE else "m" if word in HE and word != "lui" else ""


def points_there(said: Opening) -> bool:
    """Whether "there" or "là-bas" stands at the end, where it means a place."""
    there = said.words[-1] == "there" and not set(said.words[-2:-1]) & _AUXILIARY
    return there or said.words[-2:] == ("la", "bas") or said.words[0] == "y"


def tells(said: Opening) -> bool:
    """Whether a verb or a preposition of it says what is asked: "where did he go?", "who is against it?"."""
    return bool(_TELLING & set(said.words[1:]))


def _ends_pointing(said: Opening) -> bool:
    return said.words[-1] in _OTHERS and len(said.content) <= 2


def _is_determiner(said: Opening, position: int) -> bool:
    if said.words[position] not in _DEMONSTRATIVE or position + 1 == len(said.tokens):
        return False
    auxiliary_before = position > 0 and said.words[position - 1] in _AUXILIARY
    return said.tokens[position + 1] in said.content and not auxiliary_before


def _plain(rest: str) -> str:
    return " ".join(fold(rest).split())
