"""Words as index terms: spans, elisions, accents, numbers, stop words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.language.terms import Token, tokenize


def content(text: str, language: str) -> list[str]:
    return [token.term for token in tokenize(text, language) if not token.stop]


@given(st.text(max_size=200), st.sampled_from(["fr", "en", "it", "ru", "xx"]))
def test_tokens_are_in_order_and_hold_no_white_space_at_their_ends(text: str, language: str) -> None:
    end = 0
    for token in tokenize(text, language):
        assert token.start >= end
        found = text[token.start : token.end]
        assert found
        assert found == found.strip()
        end = token.end


def test_a_token_says_where_it_is_and_how_it_is_written() -> None:
    assert tokenize("L’accord d'Oslo", "fr") == [
        Token(0, 1, "fr:l", True, False),
        Token(2, 8, "fr:accord", False, False),
        Token(9, 10, "fr:d", True, False),
        Token(11, 15, "fr:oslo", False, True),
    ]


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("jusqu'à ce qu'il n’annule lorsqu'elle", ["fr:annul"]),
        ("l'ambassadeur, quelqu'un, s'est", ["fr:ambassadeur"]),
        ("Aujourd'hui", ["fr:aujourdhui"]),
        ("Les Etats-Unis et les États-Unis", ["fr:etat", "fr:unis", "fr:etat", "fr:unis"]),
        ("porte-parole", ["fr:port", "fr:parol"]),
        ("a-t-elle dit-il est-ce", ["fr:dit"]),
        ("cœur été NOËL", ["fr:coeur", "fr:noel"]),
        ("à 14h30 le 3e jour, 1er", ["14", "30", "3", "fr:jour", "1"]),
    ],
)
def test_french_words_lose_elision_accents_and_endings(text: str, terms: list[str]) -> None:
    assert content(text, "fr") == terms


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("Trump's envoys' ministers’", ["en:trump", "en:envoy", "en:minist"]),
        ("don't they've I'm can’t it's", []),
        ("ʼt was ʼs", ["en:t", "en:s"]),  # an apostrophe that Unicode takes for a letter
        ("O'Brien and L'Oréal d'Oslo", ["en:obrien", "en:oreal", "en:oslo"]),
        ("the U.S., the US and U.N.", ["en:us", "en:us", "en:un"]),
        ("at 5 p.m. on the 20th", ["5", "20"]),
        ("WHO said who", ["en:who", "en:said"]),
        ("WHO CANCELLED IT?", ["en:cancel"]),
        (
            "TALKS ARE OFF AGAIN\nThe IT firm said it",
            ["en:talk", "en:it", "en:firm", "en:said"],
        ),
        ("G7 and COVID-19 in the 1990s", ["en:g7", "en:covid", "19", "1990"]),
    ],
)
def test_english_words_lose_possessives_and_keep_acronyms(text: str, terms: list[str]) -> None:
    assert content(text, "en") == terms


@pytest.mark.parametrize(
    ("french", "english", "number"),
    [
        ("14,2", "14.2", "14.2"),
        ("1 000", "1,000", "1000"),
        ("1\u202f000\u00a0000", "1,000,000", "1000000"),
        ("1.000", "1000", "1000"),
        ("1 234,50", "1,234.5", "1234.5"),
        ("007", "7", "7"),
        ("3,0", "3", "3"),
    ],
)
def test_a_number_is_the_same_term_in_every_language(french: str, english: str, number: str) -> None:
    assert content(french, "fr") == content(english, "en") == [number]


def test_two_numbers_side_by_side_stay_two_in_english() -> None:
    assert content("on June 12 300 left", "en") == ["en:june", "12", "300", "en:left"]


@pytest.mark.parametrize("word", ["annulée", "réunion", "négociations", "élection", "précédée", "révélées"])
def test_a_question_typed_without_accents_finds_the_accented_word(word: str) -> None:
    bare = "".join({"é": "e"}.get(letter, letter) for letter in word)
    assert content(bare, "fr") == content(word, "fr")


@pytest.mark.parametrize("one", ["annulé", "annulée", "annuler", "annulation"])
def test_forms_of_a_word_share_a_stem(one: str) -> None:
    assert content(one, "fr")[0].startswith("fr:annul")


def test_other_languages_have_stems_or_their_words() -> None:
    assert content("die Verhandlungen", "de") == content("Verhandlung", "de")
    assert content("l'incontro dell'anno", "it") == ["it:incontr", "it:anno"]
    assert content("встреча", "ru") == content("встречу", "ru")
    assert content("spotkanie", "pl") == ["pl:spotkanie"]


def test_combining_accents_and_emoji_do_no_harm() -> None:
    assert content("re\u0301union 😀", "fr") == content("réunion", "fr")
