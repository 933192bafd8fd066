"""RSS and Atom feeds: what is new in them, and what hostile ones do."""

import json
import time
from datetime import date

import pytest

from corpus.errors import BrokenSource, NoFeed, PrivateAddress, SourceError, UnreachableSource
from corpus.feeds import parsing
from corpus.feeds.looking import article_of, look
from corpus.feeds.parsing import Entry, parse
from corpus.sandbox.worker import Program
from corpus.web.addresses import Reach
from tests.support.feed_files import item, rss
from tests.support.web_pages import PARAGRAPHS, page
from tests.support.web_server import Site

NEAR = Reach(private=True)
TAKEN_OVER = Program("tests.corpus.readers.taken_over")
URL = "https://wire.example/feed"
WHOLE = "".join(
    f"<p>{paragraph} And so on, said the harbour master of the island.</p>" for paragraph in PARAGRAPHS * 2
)


def test_only_the_newest_entries_are_new_at_first_and_all_are_known_afterwards() -> None:
    data = rss(*map(item, [3, 1, 5, 2, 4])).encode()
    parsed = parse(URL, data, [], 2)
    assert parsed.title == "Larkness & Wire"
    assert [entry.title for entry in parsed.new] == ["Story 4", "Story 5"]
    assert (len(parsed.present), len(parsed.left)) == (5, 3)
    again = parse(URL, rss(item(6), *map(item, [1, 2, 3, 4, 5])).encode(), parsed.present, 2)
    assert [(entry.title, entry.published) for entry in again.new] == [("Story 6", "2025-06-15")]


@pytest.mark.slow
def test_a_feed_of_ten_thousand_entries_is_read_within_seconds() -> None:
    parsed = parse(URL, rss(*map(item, range(10_000))).encode(), [], 50)
    assert [len(parsed.present), len(parsed.new), len(parsed.left)] == [10_000, 50, 9_950]


def test_an_atom_feed_is_read_with_its_relative_links() -> None:
    atom = """<feed xmlns="http://www.w3.org/2005/Atom"><title>At</title><entry><title>One</title>
        <id>urn:1</id><link href="news/1"/><updated>2025-06-09T10:00:00Z</updated></entry></feed>"""
    [entry] = parse(URL, atom.encode(), [], 5).new
    assert entry[1:] == ("https://wire.example/news/1", "One", "2025-06-09", None)


@pytest.mark.parametrize(
    "said",
    [
        {"feed": {"title": "T", "present": [1], "left": []}},
        {"feed": {"title": "T", "present": []}},
        {"feed": {"title": ["T"], "present": [], "left": []}},
        {"entry": [], "feed": None},
        {"named": {}},
        ["feed"],
        None,
    ],
)
def test_a_process_that_a_feed_has_taken_over_is_not_believed(
    said: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parsing, "_PROGRAM", TAKEN_OVER)
    with pytest.raises((BrokenSource, NoFeed)):
        parse(URL, json.dumps(said).encode(), [], 5)


def test_of_a_process_that_tells_entries_without_an_end_as_many_are_heard_as_were_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parsing, "_PROGRAM", TAKEN_OVER)
    assert len(parse("entries without an end", b"", [], 5).new) == 5
    assert len(parse("entries without an end", b"", [], 50).new) == 10  # by the length of their contents


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param("<!DOCTYPE l [<!ENTITY a 'ha'>" + "".join(
            f"<!ENTITY {new} '{f'&{old};' * 10}'>" for old, new in zip("abcdefghi", "bcdefghij", strict=True)
        ) + "]><rss version='2.0'><channel><title>&j;</title></channel></rss>", id="entities in entities"),
        pytest.param("<!DOCTYPE l [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rss version='2.0'><channel>"
                     "<title>&x;</title></channel></rss>", id="an external entity"),
        pytest.param("<rss version='2.0'><channel>" + "<item>" * 5_000, id="5,000 open tags"),
        pytest.param("<rss version='2.0'><channel><title>" + "<![CDATA[" * 100_000, id="open CDATA"),
    ],
)  # fmt: skip
def test_a_hostile_feed_ends_with_nothing_of_the_machine_in_it(hostile: str) -> None:
    try:
        parsed = parse(URL, hostile.encode(), [], 5)
    except SourceError:
        return
    assert "root:" not in str(parsed)
    assert len(str(parsed)) < 10_000


@pytest.mark.parametrize("data", ["", "{}", "<html><body>Hello</body></html>", "\0\1\2"])
def test_what_is_no_feed_is_told(data: str) -> None:
    with pytest.raises(NoFeed):
        parse(URL, data.encode(), [], 5)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("Mon, 09 Jun 2025 10:00:00 GMT", "2025-06-09"),
        ("Mon, 09 Jun 9999 10:00:00 GMT", None),
        ("9999-12-31T23:59:59-23:59", None),
        ("0001-01-01T00:00:00+23:59", None),
        ("Mon, 09 Jun 0000 10:00:00 GMT", None),
        ("1025-06-09", None),
        ("99999999999999-06-09", None),
        ("tomorrow" * 10_000, None),
    ],
)
def test_a_date_that_no_article_has_is_none_and_the_entry_is_read(written: str, day: str | None) -> None:
    dated = item(1).replace("Tue, 10 Jun 2025 10:00:00 +0000", written)
    assert written in dated
    entries = parse(URL, rss(dated, item(2)).encode(), [], 5).new
    assert [entry.published for entry in entries if entry.title == "Story 1"] == [day]
    assert len(entries) == 2


def test_a_title_is_one_line_that_turns_nothing_and_too_long_a_one_is_none() -> None:
    turned = item(1).replace("Story 1", "Story \u202e1\n\u2066two &#13; three")
    long = item(2).replace("Story 2", "long " * 2_000_000)
    first, second = parse(URL, rss(turned, long).encode(), [], 5).new
    assert (first.title, second.title) == ("Story 1 two three", None)


def test_entries_beyond_a_number_that_no_feed_has_are_left_out() -> None:
    short = "".join(
        f"<item><guid>{number}</guid><link>https://a.example/{number}</link></item>"
        for number in range(12_000)
    )
    parsed = parse(URL, rss(short).encode(), [], 50)
    assert [len(parsed.present), len(parsed.new), len(parsed.left)] == [10_000, 50, 9_950]
    assert parsed.new[-1].link == "https://a.example/0"


def test_the_contents_of_all_entries_together_are_bounded() -> None:
    entries = [item(number, content="<p>" + "word " * 190_000 + "</p>") for number in range(15)]
    contents = [entry.content for entry in parse(URL, rss(*entries).encode(), [], 50).new]
    assert sum(map(len, filter(None, contents))) <= 10_000_000
    assert contents[-1] is not None  # the newest has its own


@pytest.mark.parametrize(
    "link",
    [
        *(
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/html,hello",
            "https://afp.example@evil.example/1",
        ),
        *(
            "https://[",
            "https://a b.example/",
            "https://" + "é" * 100 + ".example/",
            "https://a.example:99999/",
        ),
        *(
            "https://afp.example\\@evil.example/",
            "https://a.example/\u202e1",
            "https://a.example/" + "1" * 3_000,
        ),
    ],
)
def test_an_entry_with_a_link_that_misleads_is_missed_with_a_reason(link: str) -> None:
    with pytest.raises(UnreachableSource, match="no address of a web page"):
        article_of(Entry("1", link, "Story", None, WHOLE), "Wire", NEAR)


def test_the_head_of_a_page_is_searched_where_it_harms_nobody(web: Site) -> None:
    heads = [
        "<link " * 30_000,
        "<link " + "a" * 190_000,
        "<link rel" + " = " * 60_000 + ">",
        "<link href='http://[' type='application/rss+xml'>",
    ]
    for number, head in enumerate(heads):
        url = web.page(f"/{number}", page(head=head))
        begun = time.thread_time()
        with pytest.raises(NoFeed):
            look(url, reach=NEAR)
        assert time.thread_time() - begun < 0.2


def test_what_a_server_says_of_a_feeds_state_is_not_said_back_when_no_header_can_say_it(web: Site) -> None:
    url = web.page("/feed", rss(item(1)), "application/rss+xml", ETag='"\u00e9"')
    first = look(url, reach=NEAR)
    assert look(url, (), first.validators, NEAR).feed
    assert "if-none-match" not in web.headers[1]


def test_a_feed_that_has_not_changed_is_not_sent_again(web: Site) -> None:
    url = web.page("/feed", rss(item(1)), "application/rss+xml", ETag='"one"')
    first = look(url, reach=NEAR)
    assert first.feed
    again = look(url, first.feed.present, first.validators, NEAR)
    assert (again.feed, again.validators.etag) == (None, '"one"')
    assert web.headers[1]["if-none-match"] == '"one"'


def test_of_a_page_the_feed_that_it_names_is_read(web: Site) -> None:
    web.page("/news/feed.xml", rss(item(1)), "application/rss+xml")
    head = '<link rel="alternate" type="application/rss+xml" title="News" href="/news/feed.xml">'
    found = look(web.page("/", page(head=head)), reach=NEAR)
    assert found.url == f"{web.address}/news/feed.xml"
    assert found.feed
    with pytest.raises(NoFeed):
        look(web.page("/about", page()), reach=NEAR)


def test_a_feed_near_us_is_refused(web: Site) -> None:
    with pytest.raises(PrivateAddress):
        look(web.page("/feed", rss(item(1))))


def test_an_entry_is_read_from_its_page(web: Site) -> None:
    link = web.page("/1?utm_source=feed", page(head="<title>Ferry stopped</title>"))
    draft = article_of(Entry("1", link, "Story", "2025-06-09", None), link, "Larkness & Wire", NEAR)
    assert (draft.title, draft.source, draft.published) == (
        "Ferry stopped",
        "Larkness & Wire",
        date(2025, 6, 9),
    )
    assert draft.url == f"{web.address}/1"


def test_an_entry_whose_page_is_gone_is_read_from_the_feed_when_that_has_it_whole(web: Site) -> None:
    link = f"{web.address}/gone?utm_medium=rss"
    draft = article_of(Entry("1", link, "Story", "2025-06-09", WHOLE), web.address, "Wire", NEAR)
    assert (draft.title, draft.source, draft.url) == ("Story", "Wire", f"{web.address}/gone")
    assert draft.text.startswith(PARAGRAPHS[0])
    for content in (None, f"<p>{PARAGRAPHS[0]}</p>"):
        with pytest.raises(UnreachableSource, match="404"):
            article_of(Entry("1", link, "Story", None, content), web.address, "Wire", NEAR)


def test_a_feed_says_nothing_in_the_name_of_another_site(web: Site) -> None:
    feed = "https://aggregator.example/feed"
    link = web.page("/1", page(head="<title>Ferry stopped</title>"))
    draft = article_of(Entry("1", link, "Story", "2025-06-09", WHOLE), feed, "Agence Exemple", NEAR)
    assert (draft.title, draft.source, draft.published) == ("Ferry stopped", None, None)
    with pytest.raises(UnreachableSource, match="404"):
        article_of(Entry("2", f"{web.address}/gone", "Story", None, WHOLE), feed, "Agence Exemple", NEAR)
