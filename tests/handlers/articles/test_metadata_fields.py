"""What people see of each field that is said of an article."""

from datetime import UTC, date, datetime

import pytest

from corpus.models import ArticleSummary, Metadata
from handlers.articles.lists.filter_panel import BY_NUMBER as FILTERS
from handlers.articles.metadata_fields import BY_NUMBER, FIELDS, ToldIn, facts
from handlers.texts.catalogue import LANGUAGES, text

ARTICLE = ArticleSummary(
    id="pont-1",
    key=1,
    version=1,
    title="Le pont",
    source="Le \n Fil",
    url="https://fil.example/pont",
    language="fr",
    published=date(2025, 6, 9),
    collection="travaux",
    added_at=datetime(2025, 6, 9, tzinfo=UTC),
    sentences=2,
)


def test_every_field_can_be_edited_under_a_number_and_a_name_of_its_own() -> None:
    assert {field.name for field in FIELDS} == set(Metadata.model_fields)
    assert len(BY_NUMBER) == len(FIELDS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_has_its_texts(language: str) -> None:
    assert all(field.label(language) for field in FIELDS)
    assert all(text(field.expected, language, field=field.name, most=300) for field in FIELDS)
    for field in FILTERS.values():
        assert all(text(f"filter-{kind}-{field.name}", language) for kind in ("choose", "nothing-to-choose"))


def test_the_numbers_in_buttons_that_were_sent_keep_their_meaning() -> None:
    named = {number: field.name for number, field in BY_NUMBER.items()}
    filtered = {number: field.name for number, field in FILTERS.items()}
    edited = {0: "title", 1: "source", 2: "url", 3: "published", 4: "language", 5: "collection"}
    assert named | edited == named
    assert filtered == {
        1: "source",
        2: "collection",
        3: "month",
        4: "since",
        5: "until",
        6: "language",
    }


@pytest.mark.parametrize(
    ("place", "told"),
    [
        (ToldIn.LIST, ["Le Fil", "9 June 2025"]),
        (ToldIn.RECEIPT, ["Le Fil", "French", "9 June 2025"]),
        (ToldIn.PAGE, ["Le Fil", "French", "9 June 2025", "travaux"]),
    ],
)
def test_each_place_tells_its_facts_in_one_order_each_on_one_line(place: ToldIn, told: list[str]) -> None:
    assert facts(ARTICLE, place, "en") == told
