"""What strangers' names and addresses may be, whichever way they come in."""

import json
from datetime import date
from pathlib import Path

import pytest

from corpus.library import Library
from corpus.models import Draft, Metadata
from corpus.readers import read
from corpus.readers.collections.records import drafts
from corpus.soundness import showable, shown_address, sound_address
from corpus.web.canonical import canonical

TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
MISLEADING = [
    *("https://afp.example@evil.example", "https://afp.example:443@evil.example/", "http://a:b@c.example/"),
    *(
        "https://afp.example\\@evil.example",
        "https://afp.example／evil.example/",
        "https://afp.example⁄evil.example",
    ),
    *("https://afp。example/", "https://%61fp.example/", "https://ａfp.example/", "https://a..example/"),
    *(
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://a.example/",
        "//a.example",
        "a.example",
    ),
    *(
        "https:a.example",
        "https://",
        "https:///a",
        "https://[::1",
        "https://a.example:0/",
        "https://a.example:x/",
    ),
    *("https://a.example:99999/", "https://a b.example/", "https://a.example/ b", "https://a.example/\tb"),
    *(
        "https://a.example/\nb",
        "https://a.example/\x00",
        "https://a.example/\x1b[31m",
        "https://a.example/\u00a0b",
    ),
    *("https://a.example/\u200b", "https://" + "a" * 64 + ".example/", "https://" + "a." * 130 + "example/"),
    *(f"https://a.example/{mark}b" for mark in TURNING),
    "https://a.example/" + "b" * 2_000,
]
SOUND = [
    *(
        "https://afp.example/a?b=c#d",
        "HTTP://AFP.EXAMPLE/",
        "http://127.0.0.1:8080/x",
        "http://[2001:db8::1]/",
    ),
    *(
        "https://münchen.example/straße",
        "https://кремль.рф/новости",
        "https://a_b.example./",
        "http://localhost/a",
    ),
    *("https://a.example/@name/1", "https://a.example/?mail=a@b.example", "https://xn--80ak6aa92e.com/"),
]


@pytest.mark.parametrize("url", MISLEADING)
def test_an_address_that_does_not_lead_where_it_seems_to_is_none(url: str) -> None:
    assert sound_address(url) is None
    assert Metadata(url=url).url is None
    assert Draft(text="a").model_copy(update={"url": url}).url is None
    assert Draft.model_validate({"text": "a", "url": url}).url is None


@pytest.mark.parametrize("url", SOUND)
def test_an_address_that_says_where_it_leads_stays_to_the_character(url: str) -> None:
    assert Metadata(url=url).url == url


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://аррӏе.com/a", "https://xn--80ak6aa92e.com/a"),
        ("https://ɑfp.com", "https://xn--fp-4eb.com"),
        ("https://аfp.fr:443/é", "https://xn--fp-6kc.fr:443/é"),
        ("https://münchen.example/straße", "https://münchen.example/straße"),
        ("https://кремль.рф/новости", "https://кремль.рф/новости"),
        ("lot.zip/pont.txt", "lot.zip/pont.txt"),
        ("https://[", "https://["),
    ],
)
def test_a_host_whose_letters_pass_for_others_is_shown_as_computers_know_it(url: str, shown: str) -> None:
    assert shown_address(url) == shown


WRONG = "https://afp.example@evil.example/1"
TITLE = f"The ferry{TURNING}\x1b[31m is \nback"
TEXT = "The ferry to Larkness is back in service, said its captain on Monday."
FILES = {
    "a.md": f"---\ntitle: The ferry\u202e is back\nurl: {WRONG}\n---\n{TEXT}",
    "a.csv": f'title,url,text\n"The ferry\u202e is\nback",{WRONG},"{TEXT}"',
    "a.jsonl": json.dumps({"title": TITLE, "url": WRONG, "text": TEXT}),
    "a.json": json.dumps([{"title": TITLE, "url": WRONG, "text": TEXT}]),
    "a.html": f"<!doctype html><html><head><title>The ferry&#x202e; is back</title>"
    f"<link rel=canonical href='{WRONG}'></head><body><p>{TEXT}</p><p>{TEXT}</p></body></html>",
}


@pytest.mark.parametrize("name", FILES)
def test_no_format_brings_in_an_address_that_misleads_or_a_title_that_turns(name: str) -> None:
    draft = read(name, FILES[name].encode())
    assert draft.url is None
    assert draft.title in ("The ferry is back", "The ferry[31m is  back")


def test_an_import_keeps_a_text_to_the_character_and_its_names_on_a_line(tmp_path: Path) -> None:
    text = f"The ferry {TURNING}is \x1bback."
    line = json.dumps({"id": "f", "title": TITLE, "source": "A\u202eFP", "url": WRONG, "text": text})
    with Library.open(tmp_path) as library:
        list(library.add_many(drafts("a.jsonl", [line.encode()])))
        article = library.article("f")
        edited = library.edit(article.key, {"url": WRONG, "source": "\u202e"}).article
    assert article.text == text
    assert (article.title, article.source, article.url) == ("The ferry[31m is  back", "AFP", None)
    assert (edited.source, edited.url) == (None, None)


def test_what_turns_a_line_is_not_shown_and_letters_stay_in_order() -> None:
    assert showable(f"a{TURNING}b\x1b[0m\x9b\x00\x7f\nc\td\u00a0«\u202f»") == "ab[0m\nc\td\u00a0«\u202f»"


def test_a_page_is_known_without_the_login_in_its_address() -> None:
    assert (
        canonical("https://afp.example@evil.example/a", "https://evil.example/b") == "https://evil.example/a"
    )
    assert Metadata(published=date(2025, 6, 9)).model_copy(update={}).published == date(2025, 6, 9)
