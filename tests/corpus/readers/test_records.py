"""JSON lines keep articles to the character, and a bad line says where and why it is bad."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import BadRecord
from corpus.library import Library
from corpus.models import Article, Draft, Metadata
from corpus.readers.collections.records import drafts
from corpus.readers.record_lines import record

# Of the fields that are more than a string.
VALUES = {"language": "fr", "published": date(2025, 6, 9), "url": "https://fil.example/un-pont"}
STRINGS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)
TEXTS = STRINGS.filter(str.strip)
ARTICLES = st.builds(
    Article,
    id=STRINGS,
    key=st.just(1),
    version=st.just(1),
    title=st.none() | TEXTS,
    source=st.none() | TEXTS,
    url=st.none() | TEXTS,
    language=st.sampled_from(["fr", "en", "ru"]),
    published=st.none() | st.dates(),
    text=TEXTS,
    collection=st.none() | TEXTS,
    added_by=st.none(),
    added_at=st.just(datetime(2025, 6, 9, tzinfo=UTC)),
)


@contextmanager
def library_of(articles: Iterable[Draft]) -> Iterator[Library]:
    """A corpus that holds these."""
    with TemporaryDirectory() as folder, Library.open(Path(folder)) as library:
        list(library.add_many(articles))
        yield library


@given(st.lists(ARTICLES, max_size=3))
def test_what_is_exported_is_imported_to_the_character(articles: list[Article]) -> None:
    exported = "".join(f"{record(article)}\n" for article in articles).encode()
    assert list(drafts("export.jsonl", exported.splitlines(keepends=True))) == [
        Draft(id=article.id, text=article.text, **article.metadata) for article in articles
    ]


def test_every_field_of_an_article_comes_back_from_its_export_and_is_exported_the_same() -> None:
    values = {name: VALUES.get(name, f"un {name}") for name in Metadata.model_fields}
    draft = Draft(id="pont-1", text="Le pont rouvre.", **values)
    with library_of([draft]) as first:
        exported = record(first.article("pont-1"))
        assert json.loads(exported).keys() == {"id", "text", *values}
        with library_of(drafts("export.jsonl", [exported.encode()])) as second:
            assert second.article("pont-1").metadata == first.article("pont-1").metadata == values
            assert record(second.article("pont-1")) == exported


def test_a_record_is_one_line_of_readable_json() -> None:
    article = Article(
        id="pont-1",
        key=1,
        version=2,
        title="Le pont",
        source=None,
        url="https://fil.example/pont",
        language="fr",
        published=date(2025, 6, 9),
        text="Le pont\nrouvre « lundi ».",
        collection=None,
        added_by=7,
        added_at=datetime(2025, 6, 9, tzinfo=UTC),
    )
    line = record(article)
    assert line.startswith(
        '{"id": "pont-1", "title": "Le pont", "language": "fr", "published": "2025-06-09",'
        ' "url": "https://fil.example/pont", "source": null, "collection": null,'
    )
    assert line.endswith(' "text": "Le pont\\nrouvre « lundi »."}')
    assert "\n" not in line


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ('{"text": " Oui.\\r\\n\\n\\n "}', Draft(text=" Oui.\r\n\n\n ")),
        ('\ufeff{"text": "Oui.", "id": " "}', Draft(id=" ", text="Oui.")),
        ('{"text": "Oui.", "id": null, "title": "", "tags": [1], "extra": {}}', Draft(text="Oui.")),
        ('{"text": "Oui.", "published": "2025-06-09"}', Draft(text="Oui.", published=date(2025, 6, 9))),
        (
            '{"text": "Oui.", "published": "2025-06-09T23:30:00Z"}',
            Draft(text="Oui.", published=date(2025, 6, 9)),
        ),
        ('{"text": "Oui.", "collection": "accords "}', Draft(text="Oui.", collection="accords ")),
        ('{"text": "Oui.", "collection": null}', Draft(text="Oui.")),
        ('{"text": "Oui.", "language": "fr-CA"}', Draft(text="Oui.", language="fr")),
        ('{"text": "\\ud83d\\ude92 Oui."}', Draft(text="🚒 Oui.")),
    ],
)
def test_a_record_is_read_without_any_tidying(line: str, expected: Draft) -> None:
    assert list(drafts("a.jsonl", [line.encode()])) == [expected]


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"id": "a"}', "text: missing or empty"),
        (b'{"text": null}', "text: missing or empty"),
        (b'{"text": " \\n"}', "text: missing or empty"),
        (b'{"text": 5}', "text: not a string"),
        (b'{"text": "a", "id": 5}', "id: not a string"),
        (b'{"text": "a", "id": ""}', "id: empty"),
        (b'{"text": "a", "title": ["b"]}', "title: not a string"),
        (b'{"text": "a", "collection": 7}', "collection: not a string"),
        (b'{"text": "a\\u0000b"}', "text: a NUL character"),
        (b'{"text": "a", "id": "b\\u0000"}', "id: a NUL character"),
        (b'{"text": "a\\ud83d"}', "text: half of a surrogate pair"),
        (b'{"text": "a", "published": "hier"}', "published: 'hier' is no ISO 8601 date"),
        (b'{"text": "a", "published": "2025-02-30"}', "published: '2025-02-30' is no ISO 8601 date"),
        (b'{"text": "a", "published": 2025}', "published: not a string"),
        (b'{"text": "a", "language": "klingon"}', "language: 'klingon' is no ISO 639-1 code"),
        (b'["text"]', "not a JSON object"),
        (b'{"text": "caf\xe9"}', "not in UTF-8"),
        (b'{"text": "a"', "not JSON (Expecting ',' delimiter: line 1 column 13 (char 12))"),
        (b"[" * 100_000, "not JSON (nested too deep)"),
        (
            json.dumps({"text": "a" * 5_000_001}).encode(),
            "text: 5000001 characters, over the limit of 5000000",
        ),
    ],
    ids=lambda value: repr(value)[:60],
)
def test_a_bad_line_says_where_and_why(line: bytes, reason: str) -> None:
    read = drafts("a.jsonl", [b'{"text": "Oui."}\n', b"\n", line])
    assert next(read) == Draft(text="Oui.")
    with pytest.raises(BadRecord) as caught:
        next(read)
    assert (caught.value.name, caught.value.line, caught.value.reason) == ("a.jsonl", 3, reason)
