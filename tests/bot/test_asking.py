"""Questions asked of a real store, index and lexicon, through ``answer``."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.answers import Sources, answer
from corpus.errors import EmptyQuestion, QuestionTooLong
from corpus.language.analysis import analysed
from corpus.language.lexicon import Lexicon
from corpus.models import Answer, AnswerType, Draft, Via, Where
from corpus.schema.schema import open_database
from corpus.search.bm25.memory_index import MemoryIndex
from corpus.store import Store
from tests.support.paths import SHARED

HARBOUR = Draft(
    id="harbour",
    title="Port de Brenneville",
    source="Agence Exemple",
    language="fr",
    published=date(2025, 3, 4),
    text=(
        "Le conseil municipal de Brenneville s'est réuni mardi pour parler du port.\n\n"
        "« La construction de la digue a été suspendue par le préfet », a annoncé la maire, Odile Carvalho."
        "\n\n"
        "Le chantier emploie 340 ouvriers depuis le mois de janvier. Il devait finir à l'automne.\n\n"
        "Les pêcheurs réclamaient cet arrêt parce que la vase tuait les huîtres.\n\n"
        "Le président russe Vladimir Poutine n'a pas commenté la visite de ses navires."
    ),
)
BAKERY = Draft(
    id="bakery",
    title="Bread prices",
    source="Sample Wire",
    language="en",
    published=date(2025, 5, 6),
    text=(
        "Bakers in Cardale raised the price of bread by 12 percent on Monday.\n\n"
        '"Flour has never been so expensive," said Martin Okafor, who heads the bakers\' union.\n\n'
        "Customers queued outside the oldest shop in Mill Street. Three shops closed in April."
    ),
)


class Desk:
    """A store and an index that follow each other."""

    def __init__(self, folder: Path) -> None:
        self.store = Store(open_database(f"sqlite:///{folder / 'articles.db'}"))
        self.index = MemoryIndex()

    def add(self, *drafts: Draft) -> None:
        self.store.save([analysed(draft) for draft in drafts], by=None)
        self.index.add(self.store.indexed([draft.id or "" for draft in drafts]))
        self.index.commit(self.store.sequence())

    def ask(self, text: str, where: Where | None = None) -> Answer:
        sources = Sources(self.store, self.index, Lexicon.load())
        return answer(text, sources, today=date(2026, 12, 1), where=where)


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path)
    yield desk
    desk.store.close()


@pytest.fixture
def desk(empty: Desk) -> Desk:
    empty.add(HARBOUR, BAKERY)
    return empty


def cited(answer: Answer) -> str:
    assert answer.found
    return answer.citations[0].text


SUSPENDED = (
    "« La construction de la digue a été suspendue par le préfet », a annoncé la maire, Odile Carvalho."
)
RAISED = "Bakers in Cardale raised the price of bread by 12 percent on Monday."


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        ("Who suspended the construction of the dyke?", SUSPENDED),
        ("Qui a suspendu la construction de la digue ?", SUSPENDED),
        (
            "How many workers are employed on the site?",
            "Le chantier emploie 340 ouvriers depuis le mois de janvier.",
        ),
        ("De combien les boulangers ont-ils augmenté le prix du pain ?", RAISED),
        ("When did the bakers in Cardale raise prices?", RAISED),
    ],
)
def test_a_question_in_either_language_finds_the_sentence_in_the_other(
    desk: Desk, question: str, sentence: str
) -> None:
    assert cited(desk.ask(question)) == sentence


def test_a_question_about_something_else_is_not_found(desk: Desk) -> None:
    answer = desk.ask("How do I cook pasta?")
    assert (answer.found, answer.nowhere) == (False, ("cook", "pasta"))


def test_a_question_that_shares_one_common_word_is_not_found_and_the_nearest_is_cited(desk: Desk) -> None:
    answer = desk.ask("When did the price of a train ticket from Lisbon to Madrid double?")
    assert (answer.found, answer.citations[0].article) == (False, "bakery")


def test_reasons_point_at_the_words_that_matched(desk: Desk) -> None:
    citation = desk.ask("Who suspended the construction of the sea wall?").citations[0]
    assert [(reason.word, reason.found, reason.via) for reason in citation.reasons] == [
        ("construction", "construction", Via.TRANSLATION),
        ("suspended", "suspendue", Via.TRANSLATION),
    ]
    assert all(HARBOUR.text[reason.start : reason.end] == reason.found for reason in citation.reasons)


def test_a_citation_carries_its_article(desk: Desk) -> None:
    citation = desk.ask("Who heads the bakers' union?").citations[0]
    assert (citation.article, citation.version, citation.title, citation.source, citation.published) == (
        "bakery", 1, "Bread prices", "Sample Wire", date(2025, 5, 6),
    )  # fmt: skip


def test_a_name_is_found_in_its_other_spelling(desk: Desk) -> None:
    citation = desk.ask("What did Putin say about the visit of his ships?").citations[0]
    assert ("Putin", "Poutine") in {(reason.word, reason.found) for reason in citation.reasons}


@pytest.mark.parametrize(
    ("question", "word", "found"),
    [
        ("When did the baikers raise the price?", "baikers", "Bakers"),
        ("Combien d'ouvirers emploie le chantier ?", "ouvirers", "ouvriers"),
    ],
)
def test_a_misspelt_word_is_repaired(desk: Desk, question: str, word: str, found: str) -> None:
    reasons = desk.ask(question).citations[0].reasons
    assert (word, found, Via.SPELLING) in {(reason.word, reason.found, reason.via) for reason in reasons}


def test_a_word_that_exists_is_never_repaired(desk: Desk) -> None:
    terms = [
        term for concept in desk.ask("Who made the bread broad?").question.concepts for term in concept.terms
    ]
    assert Via.SPELLING not in {term.via for term in terms}


@pytest.mark.parametrize(
    "where",
    [
        Where(articles=frozenset({"bakery"})),
        Where(languages=frozenset({"en"})),
        Where(sources=frozenset({"Sample Wire"})),
        Where(since=date(2025, 4, 1)),
    ],
)
def test_only_articles_that_were_asked_for_are_cited(desk: Desk, where: Where) -> None:
    answer = desk.ask("Qui a suspendu la construction de la digue et le prix du pain ?", where)
    assert {citation.article for citation in answer.citations} == {"bakery"}


def test_a_removed_article_is_not_cited_even_by_an_index_that_still_has_it(desk: Desk) -> None:
    desk.store.remove(["harbour"], by=None)
    answer = desk.ask("Qui a suspendu la construction de la digue ?")
    assert not answer.found
    assert "harbour" not in {citation.article for citation in answer.citations}


def test_a_sentence_that_two_articles_print_is_cited_once_the_newer_article_first(desk: Desk) -> None:
    desk.add(
        BAKERY.model_copy(
            update={
                "id": "reprint",
                "title": "Reprint",
                "published": date(2025, 6, 1),
                "text": BAKERY.text.replace("on Monday", "Monday"),
            }
        )
    )
    citations = desk.ask("Who raised the price of bread by 12 percent?").citations
    assert citations[0].text == RAISED.replace("on Monday", "Monday")
    assert [(also.article, BAKERY.text[also.start : also.end]) for also in citations[0].also] == [
        ("bakery", RAISED)
    ]
    assert RAISED not in {citation.text for citation in citations}


def test_nothing_is_found_in_an_empty_corpus(empty: Desk) -> None:
    answer = empty.ask("Who cancelled the meeting?")
    assert (answer.found, answer.confidence, answer.shown, answer.citations) == (False, 0.0, 0, ())


@pytest.mark.parametrize("text", ["", "   ", "?!", "🙂🙂", "..."])
def test_a_question_without_a_word_is_refused(desk: Desk, text: str) -> None:
    with pytest.raises(EmptyQuestion):
        desk.ask(text)


def test_a_question_of_ten_thousand_characters_is_refused_with_the_limit(desk: Desk) -> None:
    with pytest.raises(QuestionTooLong) as caught:
        desk.ask("why " * 2500)
    assert (caught.value.length, caught.value.limit) == (10_000, 1_000)


def test_a_question_of_function_words_has_no_concepts_and_finds_nothing(desk: Desk) -> None:
    answer = desk.ask("who is he?")
    assert (answer.found, answer.question.concepts, answer.question.answer_type) == (
        False,
        (),
        AnswerType.WHO,
    )


@pytest.mark.parametrize(
    ("question", "language", "answer_type"),
    [
        ("Who closed the harbour?", "en", AnswerType.WHO),
        ("In which year did the mill burn down?", "en", AnswerType.WHEN),
        ("What did the mayor say about the dyke?", "en", AnswerType.SAID),
        ("How many shops closed?", "en", AnswerType.HOW_MANY),
        ("Did the shops close?", "en", AnswerType.YES_NO),
        ("What did she do when the shop closed?", "en", AnswerType.WHAT),
        ("À quelle date le chantier a-t-il commencé ?", "fr", AnswerType.WHEN),
        ("Où se trouve le port ?", "fr", AnswerType.WHERE),
        ("Pourquoi les pêcheurs sont-ils en colère ?", "fr", AnswerType.WHY),
        ("Le préfet a-t-il suspendu le chantier ?", "fr", AnswerType.YES_NO),
        ("Est-ce que le chantier continue ?", "fr", AnswerType.YES_NO),
        ("Qu'a dit la maire du chantier ?", "fr", AnswerType.SAID),
    ],
)
def test_a_question_tells_its_language_and_what_it_asks_for(
    desk: Desk, question: str, language: str, answer_type: AnswerType
) -> None:
    understood = desk.ask(question).question
    assert (understood.language, understood.answer_type) == (language, answer_type)


def test_the_same_question_gets_the_same_answer_twice(desk: Desk) -> None:
    assert desk.ask("Who raised the price of bread?") == desk.ask("Who raised the price of bread?")


SEED = SHARED / "seeds" / "000_66a013a5e279c1ec.txt"


@pytest.mark.skipif(not SEED.exists(), reason="the first dispatch is not there")
@pytest.mark.parametrize(
    ("question", "told_by"),
    [
        ("who cancelled the meeting?", "Zakharova"),
        ("Qui a annulé la réunion ?", "Zakharova"),
        ("Who is the Russian ambassador to the United States?", "Dartchiev"),
        ("Where were the two rounds of negotiations held?", "Turquie"),
    ],
)
def test_the_first_dispatch_answers(empty: Desk, question: str, told_by: str) -> None:
    empty.add(Draft(id="first", language="fr", text=SEED.read_text(encoding="utf-8")))
    assert told_by in cited(empty.ask(question))


WORDS = st.sampled_from(
    [
        "Le",
        "port",
        "maire",
        "annonce",
        "«",
        "»",
        "12",
        ".",
        "!",
        "\n\n",
        "é",
        "œ",
        "👍",
        "—",
        "M.",
        "U.S.",
        "\u00a0",
    ]
)


@settings(max_examples=25)
@given(
    texts=st.lists(
        st.lists(WORDS, min_size=1, max_size=60).map(" ".join), min_size=1, max_size=4, unique=True
    )
)
def test_every_citation_is_the_articles_text_at_its_span(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    desk = Desk(tmp_path_factory.mktemp("random"))
    desk.add(*(Draft(id=str(number), language="fr", text=text) for number, text in enumerate(texts)))
    answer = desk.ask("Que dit le maire du port le 12 ?")
    assert all(texts[int(one.article)][one.start : one.end] == one.text for one in answer.citations)
    desk.store.close()
