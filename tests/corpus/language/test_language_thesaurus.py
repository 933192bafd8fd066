"""Units of several words, synonyms, names of countries and numbers: the tables and how they are looked up."""

import time

import pytest

from corpus.language.lexicon import Lexicon
from corpus.language.terms import tokenize
from corpus.language.thesaurus import Thesaurus
from corpus.language.units import Units


@pytest.mark.parametrize(
    ("text", "language", "translation"),
    [
        ("Who called off the talks?", "en", "fr:annul"),
        ("Who called the talks off?", "en", "fr:annul"),
        ("Who turned down the offer?", "en", "fr:refus"),
        ("Qui respecte le cessez-le-feu ?", "fr", "en:ceasefir"),
        ("le chiffre d'affaires du groupe", "fr", "en:turnov"),
    ],
)
def test_a_unit_is_translated_as_a_whole(text: str, language: str, translation: str) -> None:
    units = Units.load()
    found = set(units.among(tokenize(text, language)).values())
    other = {"en": "fr", "fr": "en"}[language]
    assert [translation in dict(units.translations(unit, other)) for unit in found] == [True]


@pytest.mark.parametrize("text", ["Who called the man who is off duty?", "Who called?", ""])
def test_words_that_only_look_like_a_unit_are_none(text: str) -> None:
    assert Units.load().among(tokenize(text, "en")) == {}


@pytest.mark.parametrize(
    ("word", "language", "other"),
    [
        ("expelled", "en", "en:expuls"),
        ("met", "en", "en:meet"),
        ("sold", "en", "en:sell"),
        ("vendu", "fr", "fr:vendr"),
        ("réunion", "fr", "fr:rencontr"),
        ("Moscow", "en", "en:kremlin"),
        ("Moscow", "en", "fr:russ"),
        ("français", "fr", "fr:paris"),
        ("two", "en", "2"),
        ("quarante", "fr", "40"),
        ("dozen", "en", "12"),
    ],
)
def test_a_word_leads_to_what_may_stand_for_it_and_is_worth_more_itself(
    word: str, language: str, other: str
) -> None:
    related = dict(Thesaurus.load().related(tokenize(word, language)[0].term))
    assert 0 < related[other] < 1


@pytest.mark.parametrize("word", ["wound", "zzzz", ""])
def test_a_form_that_is_a_word_of_its_own_does_not_lead_astray(word: str) -> None:
    assert "en:wind" not in dict(Thesaurus.load().related(f"en:{word}"))


def test_all_tables_are_loaded_in_a_third_of_a_second() -> None:
    for table in (Lexicon, Units, Thesaurus):
        table.load.__func__.cache_clear()
    began = time.thread_time()  # other processes may take the processor meanwhile
    for table in (Lexicon, Units, Thesaurus):
        table.load()
    assert time.thread_time() - began < 0.3
