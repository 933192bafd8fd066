"""Word translations: the table that comes with the package, and how it is learned."""

import gzip
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.language.lexicon import TABLE, Lexicon
from corpus.language.terms import tokenize

PAIRS = [
    ("the minister cancels the meeting", "le ministre annule la réunion"),
    ("the ambassador opens the meeting", "l'ambassadeur ouvre la réunion"),
    ("the minister opens the door", "le ministre ouvre la porte"),
    ("the ambassador cancels the trip", "l'ambassadeur annule le voyage"),
    ("a long trip", "un long voyage"),
    ("a long meeting", "une longue réunion"),
    ("the minister closes the door", "le ministre ferme la porte"),
]


@pytest.mark.parametrize(
    ("english", "french"),
    [
        ("cancelled", "annulée"),
        ("meeting", "réunion"),
        ("ambassador", "ambassadeur"),
        ("round", "tour"),
        ("expelled", "expulsés"),
        ("sanctions", "sanctions"),
        ("negotiations", "négociations"),
        ("war", "guerre"),
        ("elections", "élections"),
        ("killed", "tués"),
        ("government", "gouvernement"),
        ("Moscow", "Moscou"),
        ("London", "Londres"),
        ("Germany", "Allemagne"),
        ("wounded", "blessés"),
        ("agreement", "accord"),
        ("prisoners", "prisonniers"),
        ("border", "frontière"),
    ],
)
def test_words_of_the_news_translate_each_other(english: str, french: str) -> None:
    lexicon = Lexicon.load()
    left, right = tokenize(english, "en")[0].term, tokenize(french, "fr")[0].term
    assert right in dict(lexicon.translations(left, "fr"))
    assert left in dict(lexicon.translations(right, "en"))


def test_translations_come_best_first_and_their_probabilities_sum_to_one_at_most() -> None:
    translations = Lexicon.load().translations("en:meet", "fr")
    shares = [share for _, share in translations]
    assert {"fr:reunion", "fr:rencontr"} <= {term for term, _ in translations[:2]}
    assert shares == sorted(shares, reverse=True)
    assert 0 < sum(shares) <= 1
    assert len(translations) <= 10


@pytest.mark.parametrize(
    ("term", "into"),
    [("en:zzzz", "fr"), ("2025", "fr"), ("en:meet", "de"), ("de:haus", "fr"), ("", "fr"), ("en:meet", "en")],
)
def test_what_the_table_does_not_hold_has_no_translation(term: str, into: str) -> None:
    assert Lexicon.load().translations(term, into) == ()


def test_the_table_knows_its_words() -> None:
    lexicon = Lexicon.load()
    assert lexicon.knows("fr:reunion")
    assert not lexicon.knows("en:reunionn")
    assert not lexicon.knows("2025")


def test_the_table_fits_in_three_megabytes() -> None:
    assert TABLE.stat().st_size <= 3_000_000


def learn(pairs: Path, table: Path) -> None:
    command = [sys.executable, "-m", "corpus.training.learn_lexicon", str(pairs), "--table", str(table)]
    subprocess.run(command, check=True, capture_output=True)


def test_a_table_is_learned_from_sentences_and_their_translations(tmp_path: Path) -> None:
    pairs = tmp_path / "pairs.tsv.gz"
    with gzip.open(pairs, "wt", encoding="utf-8") as lines:
        lines.writelines(f"own\t{english}\t{french}\n" for english, french in PAIRS)
    learn(pairs, tmp_path / "first.npz")
    learn(pairs, tmp_path / "second.npz")
    assert (tmp_path / "first.npz").read_bytes() == (tmp_path / "second.npz").read_bytes()

    lexicon = Lexicon.load(tmp_path / "first.npz")
    best = {
        word: lexicon.translations(f"en:{word}", "fr")[0][0]
        for word in ("cancel", "meet", "ambassador", "door")
    }
    assert best == {
        "cancel": "fr:annul",
        "meet": "fr:reunion",
        "ambassador": "fr:ambassadeur",
        "door": "fr:port",
    }
    assert lexicon.translations("fr:voyag", "en")[0][0] == "en:trip"
