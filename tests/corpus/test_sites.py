"""Which addresses are of one site."""

import pytest

from corpus.sites import beginnings, same_site


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://afp.example/1", "http://AFP.example:8080/2?x=1"),
        ("https://www.afp.example/1", "https://m.afp.example"),
        ("https://amp.www.afp.example/1", "https://afp.example"),
    ],
)
def test_the_same_host_is_one_site_on_all_screens(one: str, other: str) -> None:
    assert same_site(one, other)
    assert same_site(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://evil.blogs.example/1", "https://good.blogs.example/1"),
        ("https://rss.afp.example/1", "https://www.afp.example/1"),
        ("https://afp.example@evil.example/1", "https://afp.example/1"),
        ("https://afp.example.evil.example/", "https://afp.example/"),
        ("https://[broken/", "https://[broken/"),
        ("", ""),
    ],
)
def test_another_host_is_another_site(one: str, other: str) -> None:
    assert not same_site(one, other)


def test_every_address_of_a_site_begins_as_one_of_the_beginnings() -> None:
    begun = tuple(beginnings("https://www.afp.example:8443/1?x=https://evil.example/"))
    for same in (
        "https://afp.example:8443/2",
        "http://www.afp.example:8443/",
        "https://m.afp.example:8443/3",
    ):
        assert same.startswith(begun)
    for other in (
        "https://afp.example.evil.example/",
        "https://rss.afp.example:8443/1",
        "https://afp.example/1",
    ):
        assert not other.startswith(begun)
    assert beginnings("https://[broken/") == beginnings("") == []
