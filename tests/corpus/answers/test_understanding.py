"""Questions as people type them: misspelt, unaccented, in shorthand, in other languages."""

import time
from collections.abc import Iterable
from itertools import islice, product

import pytest

from corpus.answers.question.understanding import understand
from corpus.language.lexicon import Lexicon
from corpus.language.terms import tokenize
from corpus.models import AnswerType, Question, Via
from corpus.search.bm25.memory_index import MemoryIndex

FRENCH = (
    "L'ambassadeur Sergueï Zakharov a dit que la réunion avec les pêcheurs était annulée."
    " Le président Poutine a vendu deux bateaux à Moscou."
)
ENGLISH = "The meeting about butchers and their meat was canceled; Putin met the secretary of state twice."


def index_of(**texts: str) -> MemoryIndex:
    return MemoryIndex(
        [token.term for token in tokenize(text, language) if not token.stop]
        for language, text in texts.items()
    )


BOTH = index_of(fr=FRENCH, en=ENGLISH)


def ask(text: str, index: MemoryIndex = BOTH, languages: Iterable[str] = ("en", "fr")) -> Question:
    return understand(text, statistics=index, lexicon=Lexicon.load(), languages=languages)


def meant(question: Question) -> dict[str, set[str]]:
    """The words of the question with the terms of the corpus that stand for them."""
    return {
        concept.word: {term.term for term in concept.terms if BOTH.document_frequencies([term.term])}
        for concept in question.concepts
    }


@pytest.mark.parametrize(
    ("text", "word", "term"),
    [
        ("who canceld teh meating", "canceld", "en:cancel"),
        ("who canceld teh meating", "meating", "en:meet"),
        ("qui a anulé la reunion", "anulé", "fr:annul"),
        ("qui a anulé la reunion", "reunion", "fr:reunion"),
        ("la reunoin", "reunoin", "fr:reunion"),
        ("les pêchuers", "pêchuers", "fr:pecheur"),
        ("pourquoi lambassadeur est venu", "lambassadeur", "fr:ambassadeur"),
        ("the secratary of state", "secratary", "en:secretari"),
        ("what did puttin say", "puttin", "en:putin"),
        ("THE MEATING", "MEATING", "en:meet"),
        ("who canceled the meting", "meting", "en:meet"),
        ("Did Zakharva speak?", "Zakharva", "fr:zakharov"),
    ],
)
def test_a_misspelt_word_stands_for_the_one_that_was_meant(text: str, word: str, term: str) -> None:
    assert term in meant(ask(text))[word]


def test_a_misspelt_word_is_translated_as_what_was_meant() -> None:
    only_french = index_of(fr=FRENCH)
    concept = ask("who canceld it", only_french, ["fr"]).concepts[0]
    assert [(term.term, term.via) for term in concept.terms] == [
        ("en:canceld", Via.WORD),
        ("fr:annul", Via.TRANSLATION),
    ]


def test_a_word_keeps_its_place_in_the_question_as_it_was_written() -> None:
    text = "quest ce que lambassadeur a dit de la reunoin"
    concepts = ask(text).concepts
    assert [text[concept.start : concept.end] for concept in concepts] == ["lambassadeur", "dit", "reunoin"]
    assert [concept.word for concept in concepts] == ["lambassadeur", "dit", "reunoin"]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("the seating plan", "seating"),  # a word, though not of these articles
        ("a heating pump", "heating"),
        ("le pécheur", "pécheur"),  # no pêcheur
        ("about meat", "meat"),
        ("what did Puttnam say", "Puttnam"),  # a name that no article has
    ],
)
def test_a_word_that_exists_is_never_repaired(text: str, word: str) -> None:
    terms = next(concept.terms for concept in ask(text).concepts if concept.word == word)
    assert [term for term in terms if term.via is Via.SPELLING] == []


@pytest.mark.parametrize(
    ("text", "answer_type"),
    [
        ("waht happened to teh boat", AnswerType.WHAT),
        ("whats the matter with the boat", AnswerType.WHAT),
        ("whos teh captain", AnswerType.WHO),
        ("wen did it sink", AnswerType.WHEN),
        ("pourqoi la digue est fermée", AnswerType.WHY),
        ("pk la digue est fermée", AnswerType.WHY),
        ("quest ce que le maire a dit", AnswerType.WHAT),
        ("qd est ce que le port ouvre", AnswerType.WHEN),
        ("cb de bateaux dans le port", AnswerType.HOW_MANY),
        ("ou est le port", AnswerType.WHERE),
        ("le port est fermé ?", AnswerType.YES_NO),
        ("which airport did they leave from", AnswerType.WHERE),
        ("which journalist asked the mayor", AnswerType.WHO),
        ("how would you sum it up, in the mayor's words?", AnswerType.SAID),
        ("comment s'appelle le bateau", AnswerType.WHAT),
        ("Кто закрыл порт?", AnswerType.WHO),
        ("¿Cuándo cerró el puerto?", AnswerType.WHEN),
        ("¿Por qué cerró el puerto?", AnswerType.WHY),
        ("Wie viele Schiffe liegen im Hafen?", AnswerType.HOW_MANY),
        ("لماذا أغلق الميناء؟", AnswerType.WHY),
    ],
)
def test_a_careless_question_is_of_its_answer_type(text: str, answer_type: AnswerType) -> None:
    assert ask(text).answer_type is answer_type


def test_a_capital_letter_alone_is_no_shorthand() -> None:
    assert ask("What is U made of?").text == "What is U made of?"
    assert "U" in [concept.word for concept in ask("What is U made of?").concepts]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Кто встретил Путина?", ["Путина"]),
        ("¿Quién canceló la reunión con Putin el lunes?", ["canceló", "reunión", "Putin"]),
        ("Wer hat das Treffen abgesagt?", []),
        ("من ألغى الاجتماع", []),
    ],
)
def test_of_a_question_in_a_third_language_only_what_articles_have_is_looked_for(
    text: str, words: list[str]
) -> None:
    assert [concept.word for concept in ask(text).concepts] == words


def test_a_name_in_russian_letters_is_found_in_latin_ones() -> None:
    assert meant(ask("Что сказал Путин?"))["Путин"] == {"en:putin", "fr:poutin"}


@pytest.mark.parametrize(
    ("text", "word", "terms"),
    [
        ("Who called off the meeting?", "called", {"fr:annul"}),
        ("Who sold the boats?", "sold", {"fr:vendu"}),
        ("Where will they meet?", "meet", {"en:met"}),
        ("Did Russia sell them?", "Russia", {"fr:moscou"}),
        ("How many, 2?", "2", {"fr:deux"}),
    ],
)
def test_what_a_word_may_be_called_is_looked_for_too(text: str, word: str, terms: set[str]) -> None:
    assert terms <= meant(ask(text))[word]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Where did the meeting take place?", ["meeting"]),
        ("Who took the place of the mayor?", ["took", "place", "mayor"]),
        ("Quand la réunion aura-t-elle lieu ?", ["réunion"]),
        ("En quel lieu est la réunion ?", ["lieu", "réunion"]),
    ],
)
def test_words_that_only_say_that_something_happens_are_not_looked_for(text: str, words: list[str]) -> None:
    assert [concept.word for concept in ask(text).concepts] == words


def test_what_only_resembles_a_word_is_worth_less_than_the_word() -> None:
    concept = ask("Where did they meet the president?").concepts[0]
    weights = {term.term: term.weight for term in concept.terms}
    assert weights["en:met"] < weights["en:meet"] == 1.0


@pytest.mark.slow
def test_a_misspelling_among_a_hundred_thousand_words_is_read_in_two_milliseconds() -> None:
    syllables = [f"{first}{vowel}{last}" for first in "bcdfglmnprst" for vowel in "aeiou" for last in "nrs"]
    words = ["".join(three) for three in islice(product(syllables, repeat=3), 0, None, 58)]
    index = MemoryIndex(
        [f"fr:{word}" for word in words[place : place + 50]] for place in range(0, 100_000, 50)
    )
    ask("Qui a anulé la reunoin de Zakharva ?", index)
    times = []
    for _ in range(50):
        began = time.perf_counter()
        ask("Qui a anulé la reunoin de Zakharva ?", index)
        times.append(time.perf_counter() - began)
    assert sorted(times)[25] < 0.002


def test_a_rare_word_is_a_slip_only_where_no_article_has_it() -> None:
    both = index_of(en="Aid is meting out slowly. The meeting was canceled.")
    [meting] = ask("the meting", both, ["en"]).concepts
    assert {term.term for term in meting.terms} == {"en:mete"}


def test_a_common_word_that_no_article_has_is_no_slip() -> None:
    tank = index_of(en="The tank was shut.", fr="La grave affaire.")
    [bank] = ask("the bank", tank, ["en", "fr"]).concepts
    assert "en:tank" not in {term.term for term in bank.terms}
