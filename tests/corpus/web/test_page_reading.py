"""What a page holds is looked into by a process of its own, never by the one that fetched it."""

import time
from contextlib import suppress

import pytest

from corpus.errors import SourceError
from corpus.web import fetch_article
from corpus.web.addresses import Reach
from corpus.web.fetching import fetch
from corpus.web.wall_kinds import Wall
from corpus.web.walls import wall_of
from tests.support.web_pages import HEAD, PARAGRAPHS, page
from tests.support.web_server import Site

NEAR = Reach(private=True)
SHORT = PARAGRAPHS[:1]
FREE = '<script type="application/ld+json">{"isAccessibleForFree":'
HOSTILE = {
    "spaces behind what a wall says": ("/story", page(SHORT, HEAD + FREE + " " * 300_000 + "true}</script>")),
    "fields of a form": ("/login/", page(SHORT) + "<input" * 100_000),
    "no-break spaces": ("/story", page(["a" + "&nbsp;" * 20_000 + "b", *SHORT])),
    "a digit and spaces": ("/story", page(["We and our " + "1 " * 1_000])),
    "open tags": ("/story", page(SHORT, HEAD + "<meta " * 50_000)),
}


@pytest.mark.parametrize(("path", "body"), HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_page_costs_no_more_than_its_bytes_where_answers_are_given(
    web: Site, path: str, body: str
) -> None:
    url = web.page(path, body)
    begun = time.thread_time()
    fetch(url, NEAR)
    received = time.thread_time() - begun
    begun = time.thread_time()
    with suppress(SourceError):
        fetch_article(url, NEAR)
    assert time.thread_time() - begun - received < 0.1


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("https://news.example/story", b'"isAccessibleForFree":' + b" " * 1_000_000 + b"true"),
        ("https://news.example/story", b'"isAccessibleForFree"' * 50_000),
        ("https://news.example/login/", b"<input" * 200_000),
        ("https://news.example/login/", b"<input " + b"type" * 200_000),
    ],
)
def test_walls_are_looked_for_in_time_that_grows_as_the_page_does(url: str, code: bytes) -> None:
    begun = time.thread_time()
    assert wall_of(url, code, "Short.") is None
    assert time.thread_time() - begun < 2


def test_a_wall_is_still_told() -> None:
    assert wall_of("https://a.example/", b'{"isAccessibleForFree" :\n "False"', "Short.") is Wall.SUBSCRIPTION
    form = b"<form><input name=p id=x type = 'password'></form>"
    assert wall_of("https://a.example/login", form, "Short.") is Wall.LOGIN


@pytest.mark.parametrize(
    "charset",
    [
        *("undefined", "unicode_escape", "raw_unicode_escape", "idna", "punycode", "utf-7", "mbcs", "oem"),
        *("hex", "zlib", "bz2", "base64", "rot13", "uu", "quopri", "x" * 10_000, "../../etc/passwd", "\\x00"),
    ],
)
def test_a_charset_that_is_no_encoding_of_texts_is_none(web: Site, charset: str) -> None:
    told = "Le bac de l’île est arrêté : une fissure a été trouvée dans sa coque, a dit la capitaine."
    declared = page([told] * 3, f'<meta charset="{charset}"><title>Le bac</title>').encode("cp1252")
    url = web.page("/story", declared, f"text/html; charset={charset}")
    assert told in fetch_article(url, NEAR).text


def test_a_page_over_which_the_process_ends_is_an_error_of_that_page(web: Site) -> None:
    url = web.page("/deep", "<!doctype html><body>" + "<div>" * 200_000 + PARAGRAPHS[0])
    with pytest.raises(SourceError):
        fetch_article(url, NEAR)
    assert PARAGRAPHS[0] in fetch_article(web.page("/story", page()), NEAR).text


def test_an_address_that_a_page_claims_counts_when_it_says_where_it_leads(web: Site) -> None:
    claimed = f'<link rel="canonical" href="{web.address.replace("://", "://afp.example@")}/other">'
    assert fetch_article(web.page("/story", page(head=HEAD + claimed)), NEAR).url in (
        f"{web.address}/story",
        f"{web.address}/other",
    )
