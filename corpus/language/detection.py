"""Which language a text is in, from a two-word question to a whole article."""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from functools import cache
from typing import TYPE_CHECKING

from corpus.language.folding import fold
from corpus.language.lexicon import Lexicon
from corpus.language.stopwords import LANGUAGES, stop_words
from corpus.language.telling_words import told_by
from corpus.language.terms import tokenize

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

DEFAULT = "en"
SAMPLE = 3_000  # characters that are looked at
FEW_WORDS = 12  # up to here a text is taken for a question or a title

# A text of few words in another script is taken for the language with most newspapers in it.
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
)
_WORD = re.compile(r"[^\W\d_]+")
_LATIN = re.compile(r"[a-zà-öø-ÿœ]", re.IGNORECASE)
# Elisions and inversions are French; d'Artagnan and L'Oréal are in any language.
_FRENCH_FORMS = re.compile(
    r"\b(?:qu|[ldjcns])['’](?=[^\W\d_])|-(?:t-)?(?:ils?|elles?|on|ce)\b|«\s", re.IGNORECASE
)
_ENGLISH_FORMS = re.compile(r"n['’]t\b|['’](?:s|re|ve|ll)\b", re.IGNORECASE)
# Letters that neither English nor French write. Names have them in any language, and there they do not tell.
_LETTERS: dict[str, tuple[str, ...]] = {"ñ": ("es",), "ì": ("it",), "ò": ("it",)}
_LETTERS |= dict.fromkeys("ãõ", ("pt",)) | dict.fromkeys("áíóú", ("es", "pt")) | dict.fromkeys("äöß", ("de",))
_LETTERS |= dict.fromkeys("іїєґ", ("uk",)) | dict.fromkeys("ыэъё", ("ru",))
_FIRST_CYRILLIC = "\u0400"  # Russian and Ukrainian write few names with letters of the other
_ENDINGS = dict.fromkeys(("ção", "ções", "agem", "eiro"), ("pt",)) | dict.fromkeys(("ción", "cion"), ("es",))
_ENDINGS |= dict.fromkeys(("zione", "zioni", "è"), ("it",)) | dict.fromkeys(("ungen", "keit"), ("de",))
_WRITING = 0.5  # votes of a word for its letters and its ending
_SPANISH_MARKS = re.compile("[¿¡]")


def detect(text: str) -> str:
    """The ISO 639-1 code of the language that most of the text is in; English when nothing tells."""
    sample = text[:SAMPLE]
    words = [fold(word) for word in _WORD.findall(sample)]
    if len(words) <= FEW_WORDS:
        return _of_few_words(sample, words)
    if len(_LATIN.findall(sample)) * 2 < sum(map(len, words)):
        return _by_library(sample)
    votes = _votes(sample, words, _languages_of)
    winner = max(votes, key=lambda code: votes[code])
    runner_up = max(vote for code, vote in votes.items() if code != winner)
    # Prose of any of these languages is function words to a third and more.
    clear = votes[winner] >= 0.15 * len(words) and votes[winner] >= 1.5 * runner_up
    return winner if clear else _by_library(sample)


def detect_asked(question: str) -> str:
    """The same of a question, however long: at once, since the library takes a second to load its model."""
    sample = question[:SAMPLE]
    return _of_few_words(sample, [fold(word) for word in _WORD.findall(sample)])


def language_told(question: str) -> str | None:
    """The same, or None where the words are of several languages alike, or of none that is known."""
    sample = question[:SAMPLE]
    words = [fold(word) for word in _WORD.findall(sample)]
    if _is_of_other_letters(sample, words):
        return _of_few_words(sample, words)
    best, *others = sorted(_votes_of_few_words(sample, words).items(), key=lambda vote: -vote[1])
    return best[0] if best[1] > max((vote for _, vote in others), default=0) else None


def _of_few_words(sample: str, words: list[str]) -> str:
    if _is_of_other_letters(sample, words):
        code = next((code for code, letters in _SCRIPTS if letters.search(sample)), DEFAULT)
        return _russian_or_ukrainian(sample, words) if code in ("ru", "uk") else code
    votes = _votes_of_few_words(sample, words)
    return max(votes, key=lambda code: (votes[code], code == DEFAULT, code == "fr"))


def _russian_or_ukrainian(sample: str, words: list[str]) -> str:
    votes = _votes_of_few_words(sample, words)
    return "uk" if votes["uk"] > votes["ru"] else "ru"


def _is_of_other_letters(sample: str, words: list[str]) -> bool:
    return len(_LATIN.findall(sample)) * 2 < sum(map(len, words))


def _votes_of_few_words(sample: str, words: list[str]) -> Mapping[str, float]:
    votes = _votes(sample, words, _languages_asked_in)
    for code in _languages_asked_in(words[0]) if words else ():
        votes[code] += 1 / len(_languages_asked_in(words[0]))  # the question word tells most
    for code, known in _known_words(sample).items():
        votes[code] += 0.25 * known
    votes["es"] += len(_SPANISH_MARKS.findall(sample))
    for word in _WORD.findall(sample):
        if word[0].islower() or word[0] >= _FIRST_CYRILLIC:
            for code in _told_by_writing(word.lower()):
                votes[code] += _WRITING / len(_told_by_writing(word.lower()))
    return votes


def _told_by_writing(word: str) -> list[str]:
    """The languages that letters or the ending of a word tell of."""
    told = {code for letter in word if letter in _LETTERS for code in _LETTERS[letter]}
    return sorted(told.union(*(codes for ending, codes in _ENDINGS.items() if word.endswith(ending))))


def _votes(
    sample: str, words: list[str], languages_of: Callable[[str], Collection[str]]
) -> defaultdict[str, float]:
    """Each word that tells votes for the languages that have it, with one vote between them."""
    votes: defaultdict[str, float] = defaultdict(float)
    for word in words:
        languages = languages_of(word)
        for code in languages:
            votes[code] += 1 / len(languages)
    votes["fr"] += len(_FRENCH_FORMS.findall(sample))
    votes["en"] += len(_ENGLISH_FORMS.findall(sample))
    return votes


@cache
def _function_words() -> Mapping[str, tuple[str, ...]]:
    languages: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for code in LANGUAGES:
        for word in stop_words(code):
            languages[word] += (code,)
    return dict(languages)


def _languages_of(word: str) -> tuple[str, ...]:
    return _function_words().get(word, ())


def _languages_asked_in(word: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*_languages_of(word), *told_by(word))))


def _known_words(sample: str) -> Mapping[str, int]:
    """How many words of a question the lexicon knows in either language; function words have voted."""
    lexicon = Lexicon.load()
    return {
        code: sum(lexicon.knows(token.term) for token in tokenize(sample, code) if not token.stop)
        for code in ("en", "fr")
    }


def _by_library(sample: str) -> str:
    return str(_identifier().classify(sample)[0])


@cache
def _identifier() -> "LanguageIdentifier":
    # Its model takes a second and 100 MB: only articles whose function words do not tell pay for it.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    identifier.set_languages([code for code in identifier.labels if len(code) == 2])
    return identifier
