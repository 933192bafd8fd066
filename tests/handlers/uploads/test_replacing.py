"""Who may replace what, played in the chats: what comes by a narrow door changes nothing outside of it."""

import json

import pytest

from corpus.library import Library
from corpus.models import Draft
from corpus.store.replacing import EVERYTHING
from corpus.web.addresses import Reach
from tests.support.conversation import StartBot, press
from tests.support.feed_files import item, rss
from tests.support.watched import Clock
from tests.support.web_pages import page
from tests.support.web_server import Site
from tests.support.zip_files import zip_of
from tests.world import Chat, Person, World

NEAR = Reach(private=True)
TITLE, SOURCE = "Stadium for Hull", "Sample Wire"
SEATS = f"{TITLE}\n\nThe Hull stadium will have forty thousand seats, the club said on Monday."
FALSE = "The Hull stadium will have ten seats, the club said on Monday, and nobody will come."
HOW_MANY = "How many seats will the Hull stadium have?"
ID, URL, POST = "hull-stadium", "https://wire.example/hull", "https://t.me/harbour/1"
SAID = {"title": TITLE, "source": SOURCE, "url": URL, "id": ID, "collection": "Council", "text": FALSE}
SHORT = {name: SAID[name] for name in ("title", "source", "text")}
CSV = f'title,text,source,url,collection\n{TITLE},"{FALSE}",{SOURCE},{URL},Council\n'
SHORT_CSV = f'title,text,source\n{TITLE},"{FALSE}",{SOURCE}\n'
MARKDOWN = f"---\ntitle: {TITLE}\nsource: {SOURCE}\nurl: {URL}\ncollection: Council\n---\n\n{FALSE}"
MAIL = f"From: {SOURCE} <w@wire.example>\nSubject: {TITLE}\nMessage-ID: <1@x>\nMIME-Version: 1.0\n\n{FALSE}\n"
SAVED = page([FALSE] * 3, f"<title>{TITLE}</title><link rel='canonical' href='{URL}'>")
FILES = {
    "a.csv": CSV,
    "b.tsv": SHORT_CSV.replace(",", "\t"),
    "c.jsonl": "\n".join(map(json.dumps, [SAID, SHORT])),
    "d.json": json.dumps([SAID, SHORT]),
    "e.md": MARKDOWN,
    "f.eml": MAIL,
    "g.html": SAVED,
    "h.txt": f"{TITLE}\n\n{FALSE}",
    "i.txt": SEATS,
}
ZIP = zip_of({name: content.encode() for name, content in FILES.items()})


@pytest.fixture
def ada(world: World) -> Person:
    """The owner."""
    return world.person("Ada")


@pytest.fixture
def anne(world: World) -> Person:
    """The admin of a bound group, without any right from the owner."""
    return world.person("Anne")


@pytest.fixture
def beta(world: World, library: Library, anne: Person) -> Chat:
    """Anne's group."""
    chat = world.supergroup("Beta", [anne])
    library.people.bind(chat.id, "beta")
    return chat


@pytest.fixture
def outside(library: Library) -> list[tuple[object, ...]]:
    """What the owner added: the article in every way in which one can be meant; and one that was removed."""
    drafts = [
        Draft(id=ID, title=TITLE, source=SOURCE, text=SEATS, language="en"),
        Draft(id="untitled", title=TITLE, text=f"{SEATS} It was raining.", language="en"),
        Draft(id="page", title=TITLE, url=URL, text=f"{SEATS} It rained.", language="en"),
        Draft(id="post", title=TITLE, url=POST, text=f"{SEATS} It snowed.", language="en"),
        Draft(
            id="council",
            title=TITLE,
            source=SOURCE,
            collection="Council",
            text=f"{SEATS} Fog.",
            language="en",
        ),
        Draft(id="gone", title=TITLE, text=FALSE, language="en"),
    ]
    list(library.add_many(drafts, scope=EVERYTHING))
    library.remove(["gone"])
    return seen(library)


def seen(library: Library) -> list[tuple[object, ...]]:
    """The articles outside, as readers see them."""
    found = [article for article in library.articles(99) if article.collection not in ("beta", "alpha")]
    return sorted((a.id, a.version, library.article(a.id).text, *a.metadata.values()) for a in found)  # type: ignore[type-var]


async def test_the_admin_of_a_bound_group_replaces_nothing_outside_by_any_file(
    world: World, library: Library, start_bot: StartBot, beta: Chat, anne: Person, outside: list[object]
) -> None:
    async with start_bot([]):
        for name, content in {**{name: one.encode() for name, one in FILES.items()}, "z.zip": ZIP}.items():
            sent = anne.sends_document(name, content, chat=beta)
            receipt = await anne.asks("/add@pullquote_bot", reply_to=sent)
            await world.until(lambda receipt=receipt: "Reading" not in receipt.text)
            assert seen(library) == outside, name
    assert {article.collection for article in library.articles(99)} == {None, "Council", "beta"}
    assert "gone" not in {article.id for article in library.articles(99)}


async def test_nor_by_a_text_a_link_or_a_forwarded_post(
    world: World,
    library: Library,
    start_bot: StartBot,
    beta: Chat,
    anne: Person,
    outside: list[object],
    web: Site,
) -> None:
    there = web.page("/hull", page([FALSE] * 3, f"<title>{TITLE}</title>"))
    library.add(Draft(id="near", title=TITLE, url=there, text="Near.", language="en"), scope=EVERYTHING)
    outside = seen(library)
    async with start_bot([], reach=NEAR):
        for words in (f"{TITLE}\n\n{FALSE}", FALSE, SEATS, there):
            said = anne.says(words, chat=beta)
            await anne.asks("/add@pullquote_bot", reply_to=said)
            assert seen(library) == outside
    assert next(article.url for article in library.articles(99) if article.collection == "beta") == there


async def test_what_a_group_replaced_is_its_own_and_the_answers_of_others_stay(
    world: World, library: Library, start_bot: StartBot, beta: Chat, anne: Person, ada: Person
) -> None:
    alpha = world.supergroup("Alpha", [ada])
    library.people.bind(alpha.id, "alpha")
    async with start_bot([ada]):
        await ada.asks(f"/add {SEATS}")
        before = await ada.asks(HOW_MANY)
        told = await anne.asks("/add@pullquote_bot", reply_to=anne.says(f"{TITLE}\n\n{FALSE}", chat=beta))
        after = await ada.asks(HOW_MANY)
        for person, group, words in ((ada, alpha, "The ferry is late."), (anne, beta, "The bridge is open.")):
            said = person.says(f"Point presse\n\n{words} It was told on Monday morning.", chat=group)
            await person.asks("/add@pullquote_bot", reply_to=said)
    assert before.quotes[0] in SEATS
    assert before.quotes[0] in after.quotes
    assert told.text.startswith(f"Added: {TITLE}")
    assert (
        "Another article has this title, address or id, and was left as it is: Stadium for Hull ("
        in told.text
    )
    points = {a.collection: a.version for a in library.articles(99) if a.title == "Point presse"}
    assert points == {"alpha": 1, "beta": 1}


async def test_a_channels_post_and_a_feed_replace_nothing_outside(
    world: World,
    library: Library,
    start_bot: StartBot,
    ada: Person,
    outside: list[object],
    web: Site,
) -> None:
    channel = world.channel(SOURCE, [ada], username="elsewhere", bot=True)
    channel.members[world.bot.id].status = "administrator"
    there = web.page("/1", page([FALSE] * 3, f"<title>{TITLE}</title>"))
    entries = [
        item(1, there).replace("Story 1", TITLE),
        item(2, URL, page([FALSE] * 9)).replace("Story 2", TITLE),
    ]
    feed = web.page("/feed", rss(*entries).replace("Larkness &amp; Wire", SOURCE), "application/rss+xml")
    async with start_bot([ada], reach=NEAR):
        library.channels.follow(world.bot.id, channel.id, SOURCE, ada.id, Clock()())
        for words in (f"{TITLE}\n\n{FALSE}", SEATS, FALSE):
            ada.says(words, chat=channel)
        await ada.asks(f"/feed {feed}")
        await world.until(lambda: any("could not be read" in one.text for one in world.from_bot(ada.private)))
    urls = [article.url for article in library.articles(4)]
    assert urls == [there, *(f"https://t.me/elsewhere/{number}" for number in (3, 2, 1))]
    assert [one for one in seen(library) if one in outside] == outside


async def test_a_file_at_an_address_gives_no_id_of_an_article(
    world: World, library: Library, start_bot: StartBot, ada: Person, outside: list[object], web: Site
) -> None:
    link = web.page("/lot.jsonl", json.dumps(SAID), "application/x-ndjson")
    async with start_bot([ada], reach=NEAR):
        await ada.asks(link)
    assert [one for one in seen(library) if one in outside] == outside


async def test_in_private_too_two_sources_or_two_days_are_two_articles(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    table = (
        "title,text,date,source\n"
        "Brèves,Le phare de Cormont a été repeint lundi soir après un an de travaux.,2025-06-09,Le Fil\n"
        "Brèves,Le bac de Cormont est resté à quai mardi avec trente passagers.,2025-06-17,Le Fil\n"
    )
    other = (
        "title,text,date,source\n"
        "Brèves,Le marché de Cormont ferme ses portes jusqu'à la fin de juillet.,2025-06-17,La Gazette\n"
        "Brèves,La digue de Cormont a cédé dans la nuit de mercredi à jeudi.,2025-06-17,Le Fil\n"
    )
    mail = "From: {} <x@x.example>\nSubject: Communiqué\nMessage-ID: <1@x>\nMIME-Version: 1.0\n\n{}\n"
    mails = [
        mail.format("Mairie", "Le phare de Cormont a été repeint lundi soir, a annoncé la mairie."),
        mail.format("Port", "Le bac de Cormont est resté à quai mardi. La capitainerie s'excuse."),
    ]
    async with start_bot([ada]):
        receipt = await world.reply_to(ada.sends_document("t.csv", table.encode()))
        await world.until(lambda: "added" in receipt.text)
        second = await world.reply_to(ada.sends_document("u.csv", other.encode()))
        await world.until(lambda: "added" in second.text)
        kinds = [
            (await world.reply_to(ada.sends_document(f"{number}.eml", one.encode()))).text
            for number, one in enumerate(mails)
        ]
    # Of two days of Le Fil nothing is to be said.
    assert receipt.text.splitlines()[1:] == ["2 added"]
    assert second.text.splitlines()[1] == "2 added"
    assert "2 have the title, address or id of other articles, which were left as they are:" in second.text
    assert [text.splitlines()[0] for text in kinds] == ["Added: Communiqué"] * 2
    assert library.count() == 6


async def test_an_article_kept_beside_another_of_its_title_can_be_made_to_replace_it(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    old = library.add(Draft(title=TITLE, source="Another Wire", text="Nothing is known of it yet."))
    async with start_bot([ada]):
        receipt = await ada.asks(f"/add {SEATS}")
        assert f"left as it is: Another Wire, {TITLE} ({old.article.id})." in receipt.text
        assert {"Keep both", "Replace the old one", "Skip this one"} <= {*receipt.buttons}
        await press(ada, receipt, "Replace the old one")
        told = world.from_bot(ada.private)[-1]
        [left] = library.articles(9)
        text = library.article(left.id).text
        await press(ada, told, "Undo")
    assert told.text.startswith(f"New version (2): {TITLE}\nAnother Wire · ")
    assert (left.key, left.source, text) == (old.article.key, "Another Wire", SEATS)
    assert library.article(left.id).text == "Nothing is known of it yet."
    assert library.count() == 2


async def test_two_houses_each_with_a_press_release_are_not_offered_as_one(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    library.add(Draft(title="Communiqué", source="Mairie", text="Le phare de Cormont a été repeint."))
    table = "title,text,source\nCommuniqué,Le bac de Cormont est resté à quai avec trente passagers.,Port\n"
    async with start_bot([ada]):
        receipt = await world.reply_to(ada.sends_document("t.csv", table.encode()))
    assert "left as it is: Mairie, Communiqué" in receipt.text
    assert receipt.buttons == ["Undo", "Edit", "Ask it", "Open"]


async def test_a_file_of_many_names_what_it_replaced_and_undo_brings_back_each(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    was = [
        library.add(Draft(id=f"n{number}", title=f"Number {number}", source=SOURCE, text=f"Old {number}."))
        for number in range(7)
    ]
    lines = [
        json.dumps({"id": f"n{number}", "title": "New", "text": f"New {number}."}) for number in range(7)
    ]
    async with start_bot([ada]):
        sent = ada.sends_document("lot.jsonl", "\n".join(lines).encode())
        receipt = await world.reply_to(sent)
        await world.until(lambda: len(world.from_bot(ada.private)) == 2)
        listed = world.from_bot(ada.private)[-1]
        await press(ada, receipt, "Undo 2")
    assert receipt.text.splitlines()[1:] == [
        "7 new versions",
        *(f"{n + 1}. {SOURCE}, Number {n} (n{n}): version 1 was replaced" for n in range(5)),
        "… and 2 more",
    ]
    assert listed.document["file_name"] == "report.txt"
    assert [library.article(one.article.id).text for one in was][:3] == ["New 0.", "Old 1.", "New 2."]


async def test_the_report_of_a_feed_names_what_it_replaced_and_undo_brings_it_back(
    world: World, library: Library, start_bot: StartBot, ada: Person, web: Site
) -> None:
    link = web.page("/1", page(head="<title>Ferry stopped</title>"))
    old = library.add(Draft(title="Ferry", source=SOURCE, url=link, text="The ferry runs.", language="en"))
    feed = web.page("/feed", rss(item(1, link)), "application/rss+xml")
    async with start_bot([ada], reach=NEAR):
        await ada.asks(f"/feed {feed}")
        await world.until(lambda: world.from_bot(ada.private)[-1].text.startswith("New from the feeds"))
        report = world.from_bot(ada.private)[-1]
        text = library.article(old.article.id).text
        await press(ada, report, "Undo 1")
    assert f"1. {SOURCE}, Ferry ({old.article.id}): version 1 was replaced" in report.text
    assert text.startswith("Ferry stopped\n\nThe ferry to Larkness")
    assert library.article(old.article.id).text == "The ferry runs."


async def test_a_groups_admin_takes_back_nothing_that_was_done_outside_together_with_something_inside(
    world: World, library: Library, start_bot: StartBot, beta: Chat, anne: Person
) -> None:
    drafts = [Draft(text="Inside.", collection="beta"), Draft(text="Outside.", collection="Council")]
    together = [receipt.sequence for receipt in library.add_many(drafts, batch=2, mark=0)]
    page_ = library.add(Draft(id="moved", text="It was outside.")).article
    moved = library.edit(page_.key, {"collection": "beta"}).sequence
    async with start_bot([]):
        receipt = await anne.asks("/add@pullquote_bot", reply_to=anne.says(SEATS, chat=beta))
        for data in (f"b:{together[0]}", f"u:{moved}"):
            receipt.keyboard[0][0]["callback_data"] = data  # as if the bot had shown it
            await anne.presses(receipt, receipt.buttons[0])
    assert library.count() == 4
    assert library.article("moved").collection == "beta"
