"""What is typed after /articles and /remove, and how it is told back."""

from datetime import date

import pytest

from corpus.errors import BadFilter, FilterTooLong
from corpus.models import ALL_ARTICLES, Filter
from handlers.articles.lists.filter_words import described, parse

JUNE = {"since": date(2025, 6, 1), "until": date(2025, 6, 30)}


@pytest.mark.parametrize(
    ("typed", "filter"),
    [
        ("", ALL_ARTICLES),
        (" bridge  Belmont ", Filter(words=("bridge", "Belmont"))),
        ("source:AFP collection:talks", Filter(sources=("AFP",), collections=("talks",))),
        ('source:"Agence Exemple" source: AFP', Filter(sources=("Agence Exemple", "AFP"))),
        ("source : « Agence Exemple » pont", Filter(words=("pont",), sources=("Agence Exemple",))),
        ("“stone bridge” Source:“Port Wire”", Filter(words=("stone bridge",), sources=("Port Wire",))),
        ("after:2025-06-09", Filter(since=date(2025, 6, 9))),
        ("depuis:2025-6-9 avant:2025-06", Filter(since=date(2025, 6, 9), until=date(2025, 6, 30))),
        ("Après\u00a0: 2025", Filter(since=date(2025, 1, 1))),
        ("month:2025-06", Filter(**JUNE)),
        ("mois:2024-02", Filter(since=date(2024, 2, 1), until=date(2024, 2, 29))),
        ("before:2025", Filter(until=date(2025, 12, 31))),
        (
            "Paris : wire/2025:é https://a.example/1",
            Filter(words=("Paris", "wire/2025:é", "https://a.example/1")),
        ),
        ("source:", Filter(words=("source",))),
        ('"', Filter(words=('"',))),
    ],
)
def test_words_become_a_filter(typed: str, filter: Filter) -> None:
    assert parse(typed) == filter


@pytest.mark.parametrize("value", ["june", "2025-13", "2025-02-30", "0000", "09/06/2025", "20250609"])
def test_what_names_no_day_is_refused(value: str) -> None:
    with pytest.raises(BadFilter) as error:
        parse(f"bridge after:{value}")
    assert error.value.word == value


def test_more_words_than_a_database_takes_are_refused_with_the_limit() -> None:
    assert len(parse("a " * 30).words) == 30
    with pytest.raises(FilterTooLong) as error:
        parse("a " * 2000)
    assert (error.value.words, error.value.limit) == (2000, 30)


@pytest.mark.parametrize(
    ("filter", "english", "french"),
    [
        (ALL_ARTICLES, "", ""),
        (
            Filter(words=("stone bridge", "é"), sources=("AFP", "Port Wire")),
            "“stone bridge” · “é” · source AFP, Port Wire",
            "«\u00a0stone bridge\u00a0» · «\u00a0é\u00a0» · source AFP, Port Wire",
        ),
        (
            Filter(collections=("talks",), since=date(2025, 6, 1)),
            "collection talks · from 1 June 2025",
            "collection talks · à partir du 1er juin 2025",
        ),
        (Filter(until=date(2025, 6, 30)), "until 30 June 2025", "jusqu’au 30 juin 2025"),
        (Filter(**JUNE), "June 2025", "juin 2025"),
        (Filter(keys=(1, 2)), "2 chosen articles", "2 articles choisis"),
    ],
)
def test_a_filter_is_told_in_words(filter: Filter, english: str, french: str) -> None:
    assert (described(filter, "en"), described(filter, "fr")) == (english, french)
