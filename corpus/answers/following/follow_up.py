"""Whether a question only makes sense after another one, and which question is meant then.

Rules of form alone, in English and French: a question with a topic of its own is never mixed with another.
What is looked for is the question before, with another question word, or with a name or a thing replaced;
"he" and "elle" are looked for by the name that they mean.
"""

import re
from typing import NamedTuple

from corpus.answers.following.forms import (
    asks_for_more,
    gender,
    is_clause,
    is_one_of_several,
    means_person,
    points_there,
    pronoun,
    stands,
    tells,
    type_asked,
)
from corpus.answers.following.opening import Opening, opening
from corpus.answers.following.referents import person, place
from corpus.answers.following.substitution import substitute
from corpus.answers.question.understanding import LONGEST_QUESTION
from corpus.language.detection import detect_asked
from corpus.models import Answer, AnswerType, Followed, Question

SELECTED = 6  # words that are meant themselves; more are a sentence that names what is meant
LONGEST = 120  # characters; whoever writes more says what it is about
FRAGMENT = 3  # content words after "and" and "what about"; with more there is a verb among them
SPEAKING = (AnswerType.SAID, AnswerType.WHO, AnswerType.DEFINITION, AnswerType.WHAT)
"""Asked of a person, not of what the person did."""

OWN_WORDS = (AnswerType.HOW_MANY, AnswerType.WHAT, AnswerType.DEFINITION)
"""Types of which one question word says too little."""

_WORDS = {
    "en": {
        AnswerType.WHO: "who",
        AnswerType.WHAT: "what",
        AnswerType.WHEN: "when",
        AnswerType.WHERE: "where",
        AnswerType.WHY: "why",
        AnswerType.HOW: "how",
        AnswerType.HOW_MANY: "how many",
        AnswerType.DEFINITION: "what is",
        AnswerType.SAID: "what said",
    },
    "fr": {
        AnswerType.WHO: "qui",
        AnswerType.WHAT: "que",
        AnswerType.WHEN: "quand",
        AnswerType.WHERE: "où",
        AnswerType.WHY: "pourquoi",
        AnswerType.HOW: "comment",
        AnswerType.HOW_MANY: "combien",
        AnswerType.DEFINITION: "qu’est-ce que",
        AnswerType.SAID: "qu’a dit",
    },
}
_QUESTION_WORD = re.compile(
    r"(?:(?:à partir de|à|de|par|pour|avec|depuis|jusqu['’]à|by|since|until|for|with|from|at|in|dans) )?"
    r"(?:who(?:m|se)?|when|where|why|how (?:many|much|long|old|far)|how|which|what"
    r"|qui est-ce qui|qu['’]est-ce (?:que|qui|qu['’])|qui|quand|où|pourquoi|combien(?: d['’e])?|comment"
    r"|quel(?:le)?s?|que|quoi)(?![\w'’])(?: est-ce (?:que |qu['’]))?\s*",
    re.IGNORECASE,
)
_QUOTATION = re.compile(r"[\"“„«]")
QUOTED = 2  # words; more are a statement, where two may be a name
_IN = {"en": "in", "fr": "à"}
_MARK = {"en": "?", "fr": "\u00a0?"}
_MARKS = " \t\n?!.…\u00a0\u202f"


class FollowUp(NamedTuple):
    """The question that is looked for, and how it came about."""

    text: str
    followed: Followed
    alone: str = ""  # the same without what the question before was about, if that says something
    topical: bool = True  # whether the text tells what the question before was about
    fragment: bool = False  # "and the price?": a name or a thing without a verb


class _Before(NamedTuple):
    """The question before, and the sentence that answered it."""

    question: Question
    text: str  # what was looked for, without its mark
    base: str  # the same in the person's words
    tail: str  # the question word that goes with the base
    sentence: str
    spoken: str  # the language of the sentence


def follow_up(text: str, after: Answer | None, selected: str = "") -> FollowUp | None:
    """What a question means after an answer, or of what was ``selected`` of it; None when it stands alone."""
    said = opening(text)
    if len(text) > LONGEST or stands(said) or _quotes(text):
        return None
    if selected and (found := _of_selection(text, said, selected)):
        return found
    if after is None or after.question.language not in _WORDS:
        return None
    found = _understood(text, said, _before(after))
    # Each addition makes a question longer: at some length there is one no more.
    return found if found and len(found.text) <= LONGEST_QUESTION else None


def _quotes(text: str) -> bool:
    """Whether it asks of words that were said: they say what it is about."""
    opened = _QUOTATION.search(text)
    return opened is not None and len(text[opened.end() :].split()) > QUOTED


def _of_selection(text: str, said: Opening, selected: str) -> FollowUp | None:
    """The question with what was selected in the place of the word that means it, or behind it."""
    at = pronoun(said)
    if at is None and points_there(said):
        at = len(said.tokens) - 1
    meant = _meant_by(selected, said, at)
    if meant is None or (at is None and len(said.content) > FRAGMENT):
        return None
    looked_for = f"{said.rest} {meant}?" if at is None else _named(said, at, meant)
    understood = looked_for.removesuffix("?") + _MARK[said.language]
    base = looked_for.removesuffix("?")
    return FollowUp(looked_for, Followed(asked=text, understood=understood, base=base), looked_for, False)


def _meant_by(selected: str, said: Opening, at: int | None) -> str | None:
    """A few words are meant themselves; of a sentence, the person or the place that it names."""
    words = " ".join(selected.split()).strip(_MARKS + '«»“”"(),;:')
    if len(words.split()) <= SELECTED:
        return words or None
    if at is not None and points_there(said):
        return place(words, said.language)
    return person(words, said.language, gender(said, at) if at is not None else "")


def _understood(text: str, said: Opening, before: _Before) -> FollowUp | None:
    if asks_for_more(said):
        return _more(text, said, before)
    if answer_type := type_asked(said):
        return _asked(text, said, answer_type, before)
    return _pointed(text, said, before) or _fragment(text, said, before)


def _before(after: Answer) -> _Before:
    question = after.question
    base = question.follows.base if question.follows else " ".join(question.text.split())
    tail = question.follows.tail if question.follows else ""
    sentence = after.citations[0].text if after.found and after.citations else ""
    asked = opening(question.text).rest if not question.follows else question.text.strip(_MARKS)
    return _Before(question, asked, base.strip(_MARKS), tail, sentence, detect_asked(sentence))


def _more(text: str, said: Opening, before: _Before) -> FollowUp:
    answer_type = type_asked(said)
    if answer_type not in (None, AnswerType.WHAT, before.question.answer_type):
        looked_for = f"{_WORDS[before.question.language][answer_type]} {_topic(before.text)}?"
        return FollowUp(looked_for, _followed(text, before, said.rest, said.rest))
    followed = _followed(text, before, said.rest, before.tail)
    return FollowUp(before.text + "?", followed.model_copy(update={"others": True}))


def _asked(text: str, said: Opening, answer_type: AnswerType, before: _Before) -> FollowUp | None:
    """A question word: with no topic beside it, or with one that lacks what a pronoun means."""
    at = pronoun(said)
    meant = _person_meant(said, at, before) if at is not None else None
    telling = bool(said.content) or tells(said)
    if at is not None and meant and (telling or answer_type in SPEAKING) and len(said.content) <= FRAGMENT:
        named = _named(said, at, meant)
        return FollowUp(named, _own(text, said, before), f"{said.rest}?" if said.content else named, False)
    if telling and not said.content:
        return _with_topic(text, said, at, before)
    if not said.content:
        words = _topic(before.text)
        named = f" {meant}" if meant and meant not in words else ""
        question = f"{_word(said, answer_type, before)} {words}{named}?"
        return FollowUp(question, _followed(text, before, said.rest, said.rest))
    counted = said.joined and answer_type is AnswerType.HOW_MANY
    last = len(said.words) - 1
    pointing = said.words[last] in ("one", "ones") or (
        at is not None and (at == last or len(said.content) == 1)
    )
    if (len(said.content) == 1 and (counted or points_there(said))) or (pointing and len(said.content) <= 2):
        return _with_topic(text, said, at, before)
    return None


def _pointed(text: str, said: Opening, before: _Before) -> FollowUp | None:
    """A pronoun without a question word: "and him?", "and there?", "did he resign?"."""
    at = pronoun(said)
    if points_there(said) and len(said.words) <= 2 and (said.joined or said.about):
        there = place(before.sentence, before.spoken, unlike=before.text)
        return _replaced(text, said, f"{_IN[before.question.language]} {there}", before) if there else None
    if at is None:
        return None
    meant = _person_meant(said, at, before, other=len(said.tokens) == 1)
    if len(said.tokens) == 1:
        fits = meant and (said.joined or said.about)
        return _replaced(text, said, meant, before) if meant and fits else None
    if meant and 1 <= len(said.content) <= FRAGMENT and is_clause(said):
        named = _named(said, at, meant)
        return FollowUp(named, _own(text, said, before), f"{said.rest}?", False)
    if len(said.content) == 1 and is_clause(said):
        return _with_topic(text, said, at, before)
    return None


def _with_topic(text: str, said: Opening, at: int | None, before: _Before) -> FollowUp:
    """The question beside what the one before was about; and whom its answer names, if meant."""
    looked_for = f"{said.rest} {_topic(before.text)}"
    if before.question.answer_type is AnswerType.WHO and at is not None and (wanted := gender(said, at)):
        named = person(before.sentence, before.spoken, wanted)
        looked_for += f" {named}" if named else ""
    return FollowUp(looked_for + "?", _own(text, said, before), said.rest + "?")


def _fragment(text: str, said: Opening, before: _Before) -> FollowUp | None:
    """A name or a thing without a verb: "and the ambassador?", "et à Lyon ?"."""
    led = said.joined or said.about or (said.asks and bool(_PLACED.match(said.rest)))
    if not led or is_clause(said) or not 1 <= len(said.content) <= FRAGMENT:
        return None
    return _replaced(text, said, said.rest, before, added=is_one_of_several(said))


_PLACED = re.compile(
    r"(?:in|at|near|from|on|since|until|by|à|en|au|aux|dans|depuis|pour|for|with|avec)\s|jusqu['’]",
    re.IGNORECASE,
)


def _replaced(text: str, said: Opening, phrase: str, before: _Before, *, added: bool = False) -> FollowUp:
    """The question before with a phrase where its like was, or ``added`` to it."""
    language = before.question.language
    looked_for = None if added else substitute(before.text, phrase, language)
    # A name from an article is looked for, but not told.
    base = None if added or phrase != said.rest else substitute(before.base, phrase, language)
    understood = base or f"{before.base} – {said.rest}"
    if before.tail:
        understood += f" – {before.tail}"
    followed = Followed(
        asked=text,
        understood=understood + _MARK[language],
        base=base or f"{before.base}, {said.rest}",
        tail=before.tail,
    )
    fragment = bool(said.content)
    alone = f"{said.rest}?" if fragment else ""
    return FollowUp((looked_for or f"{before.text} {phrase}") + "?", followed, alone, fragment=fragment)


def _followed(text: str, before: _Before, shown: str, tail: str) -> Followed:
    return Followed(asked=text, understood=_both(before, shown), base=before.base, tail=tail)


def _own(text: str, said: Opening, before: _Before) -> Followed:
    """A question that the next one continues by itself."""
    return Followed(asked=text, understood=_both(before, said.rest), base=said.rest)


def _both(before: _Before, words: str) -> str:
    return f"{before.base} – {words}{_MARK[before.question.language]}"


def _person_meant(said: Opening, at: int, before: _Before, *, other: bool = False) -> str | None:
    """The name that a pronoun means; of ``other`` it must not be in the question before."""
    language, wanted = before.question.language, gender(said, at)
    if not means_person(said, at, type_asked(said), before.text, language):
        return None
    answered = person(before.sentence, before.spoken, wanted, unlike=before.text)
    if other:
        return answered
    asked = person(before.text, language, wanted)
    if before.question.answer_type is AnswerType.WHO:
        return answered or asked
    # "Delorme" of "the Delorme prize" is no person where the answer names one.
    sure = person(before.text, language, wanted, surely=True)
    return (
        sure or person(before.sentence, before.spoken, wanted, before.text, surely=True) or asked or answered
    )


def _named(said: Opening, at: int, meant: str) -> str:
    """The question with a name instead of the pronoun; both are kept where grammar wants a verb's subject."""
    token = said.tokens[at]
    before = said.rest[: token.start].removesuffix("-").removesuffix("-t")
    behind = said.rest[token.end :].lstrip("'’")
    return " ".join(f"{before} {meant} {behind}".split()) + "?"


def _topic(question: str) -> str:
    """A question without its question word."""
    word = _QUESTION_WORD.match(question)
    return question[word.end() :] if word else question


def _word(said: Opening, answer_type: AnswerType, before: _Before) -> str:
    """The question word of an answer type in the language of the question before."""
    if (answer_type in OWN_WORDS or _PLACED.match(said.rest)) and said.language == before.question.language:
        return said.rest
    return _WORDS[before.question.language][answer_type]
