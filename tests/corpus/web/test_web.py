"""Pages of the web: what is read of them, and what no link may lead to."""

import gzip
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
import tornado

from corpus.errors import (
    NoSuchSite,
    PrivateAddress,
    SilentSite,
    SourceTooLarge,
    UnreachableSource,
    WalledSource,
)
from corpus.web import fetch_article
from corpus.web.addresses import Reach, is_public
from corpus.web.canonical import canonical
from corpus.web.deadlines import MOST
from corpus.web.fetching import fetch, file_name
from tests.support.web_pages import HEAD, PARAGRAPHS, page
from tests.support.web_server import Site, site

NEAR = Reach(private=True)

NO_PAGE = (UnreachableSource, NoSuchSite, SilentSite)


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.8.9.10", "0.0.0.0", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.1.1"),
        *("169.254.169.254", "100.64.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1"),
        *("198.18.0.1", "::", "::1", "fc00::1", "fd12::1", "fe80::1", "fe80::1%eth0", "ff02::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "2002:7f00:1::"),
        *("2001:0:4136:e378:8000:63bf:3fff:fdd2", "2001:db8::1", "localhost", ""),
        # What Python's own table lacks, or calls global: site-local, documentation, dummies, relays, tunnels.
        *(
            "fec0::1",
            "feff::1",
            "3fff::1",
            "3fff:fff::1",
            "5f00::1",
            "3ffe::1",
            "4000::1",
            "100::1",
            "::8.8.8.8",
        ),
        *(
            "192.0.0.8",
            "192.0.0.9",
            "192.0.0.10",
            "192.0.0.170",
            "192.31.196.1",
            "192.52.193.1",
            "192.175.48.1",
        ),
        *("192.88.99.1", "192.88.99.2", "198.19.255.255", "198.51.100.1", "203.0.113.1", "239.1.1.1"),
        *("2001::1", "2001:1::1", "2001:1::2", "2001:2::1", "2001:3::1", "2001:4:112::1", "2001:10::1"),
        *("2001:20::1", "2001:30::1", "2001:1ff::1", "2002:808:808::", "2620:4f:8000::1", "ff0e::1"),
        *("64:ff9b:1:808:8:800::", "64:ff9b::a00:1", "2a00:1450::5efe:a00:1", "2a00:1450::200:5efe:808:808"),
        *("2606:2800:21f:cb07::1%eth0", "1.1.1.1%2"),
    ],
)
def test_an_address_that_is_not_public_is_told(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address",
    [
        *(
            "93.184.215.14",
            "172.32.0.1",
            "2606:2800:21f:cb07::1",
            "::ffff:93.184.215.14",
            "64:ff9b::5db8:d70e",
        ),
        *(
            "1.1.1.1",
            "100.128.0.1",
            "192.0.1.1",
            "198.20.0.1",
            "223.255.255.255",
            "2001:200::1",
            "2a00:1450::1",
        ),
    ],
)
def test_a_public_address_is_told(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "host",
    [
        *(
            "127.0.0.1",
            "localhost",
            "[::1]",
            "0.0.0.0",
            "0",
            "2130706433",
            "0x7f000001",
            "0177.0.0.1",
            "127.1",
        ),
        *("169.254.169.254", "[::ffff:127.0.0.1]", "[::ffff:a9fe:a9fe]", "10.0.0.7", "192.168.0.1"),
    ],
)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_link_that_leads_near_us_is_refused_in_every_spelling(scheme: str, host: str) -> None:
    with pytest.raises((PrivateAddress, *NO_PAGE)) as refused:
        fetch_article(f"{scheme}://{host}/latest/meta-data/")
    # What no system takes for an address is refused as such.
    unknown = ("Name or service", "Invalid IPv4 address")
    assert isinstance(refused.value, PrivateAddress) or any(words in str(refused.value) for words in unknown)


@pytest.mark.parametrize("address", ["127.0.0.1", "169.254.169.254", "::1", "10.0.0.1"])
def test_a_name_that_leads_near_us_is_refused(address: str) -> None:
    reach = Reach(resolver=lambda host, port: ["93.184.215.14", address])
    with pytest.raises(PrivateAddress):
        fetch("https://news.example/story", reach)


def test_a_name_is_looked_up_once_and_the_connection_goes_where_it_was_checked(web: Site) -> None:
    looked_up = []

    def changing(host: str, port: int) -> list[str]:
        looked_up.append(host)
        return ["127.0.0.1"] if len(looked_up) == 1 else ["169.254.169.254"]

    web.page("/story", page())
    port = web.address.rpartition(":")[2]
    fetched = fetch(f"http://news.example:{port}/story", Reach(private=True, resolver=changing))
    assert looked_up == ["news.example"]
    assert b"Larkness" in fetched.data


def test_each_hop_of_a_redirect_is_checked(web: Site) -> None:
    def resolver(host: str, port: int) -> list[str]:
        if host == "inside.example":
            raise PermissionError(host)  # as ``Reach`` says it of a private address
        return ["127.0.0.1"]

    to = web.redirect("/a", "http://inside.example/secret").replace("127.0.0.1", "news.example")
    with pytest.raises(PrivateAddress):
        fetch(to, Reach(private=True, resolver=resolver))
    assert web.asked == ["/a"]


@pytest.mark.parametrize(
    "url", ["http://news.example:22/", "http://news.example:8080/", "https://news.example:25/"]
)
def test_a_port_of_no_web_site_is_refused(url: str) -> None:
    with pytest.raises(PrivateAddress):
        fetch(url, Reach(resolver=lambda host, port: ["93.184.215.14"]))


def test_a_name_that_is_looked_up_too_long_is_given_up_in_the_time_for_all_of_it() -> None:
    answered = threading.Event()

    def slow(host: str, port: int) -> list[str]:
        answered.wait(60)
        return ["127.0.0.1"]

    begun = time.monotonic()
    try:
        with pytest.raises(SilentSite):
            fetch("http://slow.example/", Reach(private=True, resolver=slow), seconds=0.3)
        assert time.monotonic() - begun < 20
    finally:
        answered.set()


def test_a_name_that_nothing_has_is_told_from_a_network_that_does_not_answer() -> None:
    def fails(error: int) -> Reach:
        def resolver(host: str, port: int) -> list[str]:
            raise socket.gaierror(error, "no address")

        return Reach(private=True, resolver=resolver)

    with pytest.raises(NoSuchSite):
        fetch("http://misspelt.example/", fails(socket.EAI_NONAME))
    with pytest.raises(UnreachableSource):
        fetch("http://misspelt.example/", fails(socket.EAI_AGAIN))


def test_look_ups_that_nobody_waits_for_any_more_never_pile_up(web: Site) -> None:
    answered = threading.Event()

    def slow(host: str, port: int) -> list[str]:
        answered.wait(60)
        return ["127.0.0.1"]

    def refused(number: int) -> None:
        with pytest.raises(NO_PAGE):
            fetch(f"http://{number}.slow.example/", Reach(private=True, resolver=slow), seconds=1)

    with ThreadPoolExecutor(MOST + 20) as threads:
        list(threads.map(refused, range(MOST + 20)))
    assert sum(thread.name == "look-up" for thread in threading.enumerate()) <= MOST
    answered.set()
    # Once they have ended there is room for others again.
    web.page("/story", page())
    assert b"Larkness" in fetch(f"{web.address}/story", NEAR).data


def test_the_body_of_a_redirect_is_not_waited_for(web: Site) -> None:
    with site() as endless:
        web.page("/story", page())
        url = endless.redirect("/r", f"{web.address}/story")
        endless.dripping = True
        assert b"Larkness" in fetch(url, NEAR, seconds=5).data


@pytest.mark.parametrize(
    ("sent", "told"),
    [
        (b"HTTP/1.1 103 Early Hints\r\n\r\n" * 200_000, "too much before the page"),
        (b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 1_000_000, "too long|in time"),
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + b"1\r\n.\r\n" * 30_000,
            "more than 20000 pieces",
        ),
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;" + b"a" * 1_000_000,
            "chunk|too",
        ),
        (b"HTTP/1.1 302 Found\r\nLocation: http://a.example/\x00\r\n\r\n", "."),
        (b"HTTP/1.1 302 Found\r\nLocation: http://\xe2\x80\xae.example/\r\n\r\n", "."),
        (b"HTTP/1.1 302 Found\r\nLocation: //[\r\n\r\n", "."),
        (b"HTTP/1.1 302 Found\r\nLocation: javascript:alert(1)\r\n\r\n", "."),
        (b"HTTP/1.1 302 Found\r\nLocation: http://" + b"a" * 60_000 + b"\r\n\r\n", "302"),
        (b"\x16\x03\x01" * 1_000, "."),
    ],
    ids=["interim", "headers", "crumbs", "extension", "nul", "turned", "open", "script", "long", "no http"],
)
def test_what_no_honest_server_sends_is_refused_soon(sent: bytes, told: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=send_once, args=(server, sent), daemon=True).start()
        url = f"http://127.0.0.1:{server.getsockname()[1]}/"
        with pytest.raises(NO_PAGE, match=told):
            fetch(url, NEAR, seconds=20)


def send_once(server: socket.socket, data: bytes) -> None:
    """Answer the first request with these bytes, as they are."""
    with server.accept()[0] as asked, suppress(OSError):
        asked.recv(65_536)
        asked.sendall(data)


def test_long_headers_are_not_searched(web: Site) -> None:
    url = web.page("/story", page(), kind="text/html;" + ";" * 60_000)
    before = time.thread_time()
    assert b"Larkness" in fetch(url, NEAR).data
    assert time.thread_time() - before < 0.1


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://news.example/a", "gopher://news.example", "http://"]
)
def test_an_address_of_no_web_page_is_refused(url: str) -> None:
    with pytest.raises(NO_PAGE):
        fetch(url)


def test_a_redirect_to_a_file_or_round_and_round_is_refused(web: Site) -> None:
    for url in (web.redirect("/f", "file:///etc/passwd"), web.redirect("/r", web.address + "/r")):
        with pytest.raises(NO_PAGE):
            fetch(url, NEAR)


def test_an_answer_that_never_ends_is_ended(web: Site) -> None:
    url = web.page("/drip", "")
    web.dripping = True
    with pytest.raises(NO_PAGE):
        fetch(url, NEAR, seconds=0.3)


def test_a_page_that_unpacks_beyond_the_limit_is_refused(web: Site) -> None:
    packed = gzip.compress(bytes(30_000_000))
    assert len(packed) < 40_000
    url = web.page("/bomb", packed, **{"Content-Encoding": "gzip"})
    with pytest.raises(SourceTooLarge):
        fetch(url, NEAR)


@pytest.mark.parametrize("encoding", ["gzip, gzip", "br", "deflate"])
def test_what_is_packed_twice_or_not_as_it_says_is_refused(web: Site, encoding: str) -> None:
    url = web.page("/page", gzip.compress(page().encode())[3:], **{"Content-Encoding": encoding})
    with pytest.raises(NO_PAGE):
        fetch(url, NEAR)


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda data: zlib.compress(data, wbits=-15)),
        ("identity", bytes),
    ],
)
def test_a_page_is_unpacked(web: Site, encoding: str, pack: Callable[[bytes], bytes]) -> None:
    url = web.page("/page", pack(page().encode()), **{"Content-Encoding": encoding})
    assert fetch(url, NEAR).data == page().encode()


def test_a_site_is_known_by_its_name_though_its_address_is_connected_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    certificate = Path(tornado.__file__).with_name("test") / "test.crt"  # for foo.example.com
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, certificate.with_suffix(".key"))
    named: list[str | None] = []
    context.sni_callback = lambda _socket, name, _context: named.append(name)
    reach = Reach(private=True, resolver=lambda host, port: ["127.0.0.1"])
    with site(context) as served:
        served.page("/story", page())
        assert b"Larkness" in fetch(f"https://foo.example.com:{served.port}/story", reach).data
        assert (named, served.headers[0]["host"]) == (
            ["foo.example.com"],
            f"foo.example.com:{served.port}",
        )
        with pytest.raises(UnreachableSource, match="certificate"):
            fetch(f"https://bar.example.com:{served.port}/story", reach)


def test_the_article_of_a_page_is_read_with_what_is_known_of_it(web: Site) -> None:
    draft = fetch_article(web.page("/story?utm_source=x&id=7&fbclid=abc", page()), NEAR)
    assert (draft.title, draft.source, draft.published) == (
        "Ferry stopped",
        "Larkness Post",
        date(2025, 6, 12),
    )
    assert draft.url == f"{web.address}/story?id=7"
    assert all(paragraph in draft.text for paragraph in PARAGRAPHS)
    assert "Contact us" not in draft.text


def test_a_link_to_a_text_file_is_read_as_one(web: Site) -> None:
    draft = fetch_article(web.page("/story.txt", "\n\n".join(PARAGRAPHS), kind="text/plain"), NEAR)
    assert draft.text == "\n\n".join(PARAGRAPHS)


def test_who_writes_a_page_does_not_choose_the_collection_that_it_comes_into(web: Site) -> None:
    written = "---\ntitle: Ferry stopped\ncollection: Council\n---\n" + "\n\n".join(PARAGRAPHS)
    draft = fetch_article(web.page("/story.md", written, kind="text/markdown"), NEAR)
    assert (draft.title, draft.collection) == ("Ferry stopped", None)


@pytest.mark.parametrize(
    ("url", "kind", "name"),
    [
        ("https://n.example/story", "text/html", "story.html"),
        ("https://n.example/story.php", "text/html; charset=utf-8", "story.php.html"),
        ("https://n.example/a/42/", "application/pdf", "42.pdf"),
        ("https://n.example/note.md", "text/plain", "note.md"),
        ("https://n.example/note", "text/plain", "note.txt"),
        ("https://n.example/report.docx", "application/octet-stream", "report.docx"),
        ("https://n.example", "video/mp4", "page.html"),
    ],
)
def test_what_is_at_an_address_is_read_as_its_server_says(url: str, kind: str, name: str) -> None:
    assert file_name(url, kind) == name


@pytest.mark.parametrize("charset", ["iso-8859-5", "koi8-r", "utf-16"])
def test_a_page_is_read_in_the_charset_that_its_server_says(web: Site, charset: str) -> None:
    told = ["Паром в Ларкнесс остановлен: в корпусе нашли трещину."] * 3
    data = page(told, "<title>Паром</title>").encode(charset)
    assert told[0] in fetch_article(web.page("/p", data, f"text/html; charset={charset}"), NEAR).text


@pytest.mark.parametrize(
    ("declared", "reached", "known"),
    [
        ("https://news.example/a", "https://www.news.example/a?x=1", "https://news.example/a"),
        ("https://elsewhere.example/", "https://news.example/a#top", "https://news.example/a"),
        (None, "https://m.news.example/a?b=2&xtor=RSS-1&utm_id=3#c", "https://m.news.example/a?b=2"),
        (None, "https://bob:secret@news.example/a", "https://news.example/a"),
        (None, "https://news.example/a?q=%C3%A9%20t", "https://news.example/a?q=%C3%A9%20t"),
    ],
)
def test_an_article_is_known_by_the_address_without_what_others_added(
    declared: str | None, reached: str, known: str
) -> None:
    assert canonical(declared, reached) == known


@pytest.mark.parametrize(
    ("head", "paragraphs", "wall"),
    [
        (
            HEAD + '<script type="application/ld+json">{"isAccessibleForFree": false}</script>',
            PARAGRAPHS[:1],
            "subscription",
        ),
        (HEAD, [PARAGRAPHS[0], "Il vous reste 82,5 % de cet article à lire."], "subscription"),
        ("<title>Just a moment</title>", ["Enable JavaScript and cookies to continue"], "robots"),
        ("<title>Cookies</title>", ["Before you continue, tell us what we may keep of you."], "consent"),
        ("<title>Connexion</title>", ["Veuillez vous connecter."], "login"),
        ("<title>App</title><script>run()</script>", [], "robots"),
    ],
)
def test_a_page_that_stands_before_the_article_is_refused_with_what_it_wants(
    web: Site, head: str, paragraphs: list[str], wall: str
) -> None:
    with pytest.raises(WalledSource) as refused:
        fetch_article(web.page("/story", page(paragraphs, head).replace("<h1>Ferry stopped</h1>", "")), NEAR)
    assert refused.value.wall == wall


@pytest.mark.parametrize(
    ("status", "wall"), [(401, "login"), (402, "subscription"), (403, "robots"), (451, None), (503, None)]
)
def test_a_server_that_wants_something_first_is_told_from_one_that_fails(
    web: Site, status: int, wall: str | None
) -> None:
    web.pages["/story"] = (status, {}, b"")
    url = f"{web.address}/story".replace("://", "://bob:secret@")
    with pytest.raises(WalledSource if wall else NO_PAGE) as refused:
        fetch_article(url, NEAR)
    assert getattr(refused.value, "wall", None) == wall
    assert refused.value.name == f"{web.address}/story"


def test_an_article_about_subscriptions_is_no_wall(web: Site) -> None:
    told = [*PARAGRAPHS * 10, "Those who are already a subscriber pay nothing, the paper said."]
    assert "already a subscriber" in fetch_article(web.page("/s", page(told)), NEAR).text
