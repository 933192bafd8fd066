"""Rights are asked at the moment of a change: who loses theirs after asking for it changes nothing."""

import asyncio
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from corpus.chats.feeds import MINUTES
from corpus.chats.rights import Right
from corpus.database.tables import metadata
from corpus.library import Library
from corpus.models import Draft, Filter
from corpus.web.addresses import Reach
from handlers import capabilities
from handlers.articles import article_buttons as articles
from handlers.articles.auditing import ShowAudit
from handlers.articles.editing import EditField, EditLanguage, SetDate
from handlers.articles.gaps import AnswerGap, DropGap, ShowGaps
from handlers.articles.removing import checksum
from handlers.articles.trash import Restore, ShowTrash
from handlers.chat.callback_codec import Press, pack
from handlers.chat.capability import Sent
from handlers.chat.services import utc_now
from handlers.chat.standing import is_restricted
from handlers.people.binding import EndBinding
from handlers.people.inviting import ChooseRights, Invite, Revoke
from handlers.people.people_replies import AskMemberRemoval, GiveRight, RemoveMember, ShowMember, ShowPeople
from handlers.subscriptions.channels_command import EndChannel, FollowChannel
from handlers.subscriptions.feed_replies import EndFeed, ShowFeeds, SwitchFeed
from handlers.uploads.short_texts import AddText, AskText
from handlers.uploads.taking_replies import StopTaking
from tests.support.conversation import FERRY, VISIT, StartBot, after_press
from tests.support.feed_files import item, rss
from tests.support.staff import hire
from tests.support.watched import WATCH
from tests.support.web_server import Site
from tests.world import Chat, Message, Person, World

LOST = "You may no longer do this, so nothing was changed. Ask whoever gave you the right."
REACHABLE = Reach(private=True)
PAGE = f"<html><body><article><h1>A ferry</h1><p>{FERRY}</p><p>{VISIT}</p></article></body></html>"
MEANWHILE = 0.3  # seconds, in which the bot comes from a request to its change, and waits there
READ = {"stats", "audit", "export", "backup", "people", "articles", "article", "gaps", "feeds", "invite"}


@pytest.fixture
def ada(world: World) -> Person:
    """The owner."""
    return world.person("Ada")


@pytest.fixture
def bea(world: World) -> Person:
    """Who has all rights, and loses them."""
    return world.person("Bea")


@contextmanager
def at_the_moment(folder: Path, sql: str, *parameters: object) -> Iterator[Callable[[], None]]:
    """Another writer has its turn, and has changed something; the bot's writers wait until it commits."""
    with closing(sqlite3.connect(folder / "pullquote.db", isolation_level=None, timeout=15)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute(sql, parameters)
        yield lambda: other.execute("COMMIT") and None


async def loses_all(person: Person, folder: Path, act: Callable[[], Any]) -> None:
    """Let a person do something, and lose every right between the request and the change."""
    taken = "UPDATE staff SET rights = '' WHERE person = ?"
    with at_the_moment(folder, taken, person.id) as commit:
        act()
        await asyncio.sleep(MEANWHILE)
        commit()
    await person.world.quiet()


def kept(folder: Path) -> dict[str, list[Any]]:
    """All that the store keeps but for the staff, and the notes that follow every reply."""
    names = metadata.tables.keys() - {"staff", "meta", "replies", "notices"}
    with closing(sqlite3.connect(folder / "pullquote.db")) as connection:
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in sorted(names)}  # noqa: S608


def restricted_buttons() -> set[type[Press]]:
    """The kinds of buttons that not everybody may press."""
    buttons = (button for capability in capabilities() for button in capability.buttons)
    return {button.kind for button in buttons if is_restricted(button.who)}


def restricted_doors() -> set[str]:
    """The commands, and what is sent without one, that not everybody may."""
    commands = {c.name for one in capabilities() for c in one.commands if is_restricted(c.who)}
    rows = [row for one in capabilities() for row in one.updates() if isinstance(row, Sent)]
    sent = {
        f"reply {row.answers}" if row.answers else str(row.kind) for row in rows if is_restricted(row.who)
    }
    return commands | sent


def every_press(library: Library, world: World, bea: Person, group: Chat, channel: Chat) -> list[Press]:
    """A press of each kind that means something in the corpus below."""
    staff, bot, now = library.people.staff, world.bot.id, utc_now()
    library.asked.count(library.ask("Who painted the lighthouse of Quern?"), library.sequence(), now)
    [gap] = library.asked.unanswered()
    feed = library.feeds.keep(bot, "https://feed.example/rss", "Feed", bea.id, MINUTES, now)
    library.feeds.pause(feed.number)
    library.channels.follow(bot, channel.id, "Channel", bea.id, now)
    library.people.bind(group.id, "Sailing")
    invitation, _ = staff.invite(frozenset({Right.ADD}), bea.id, now)
    filter = Filter(words=("ferry",))
    number = library.kept_filters.keep([filter])[filter]
    removed = library.remove(["gone"])[0].sequence or 0
    old = library.add(Draft(text="The bell of Larkness was sold to a museum."), bea.id).article.key
    ferry, other = library.desk.keys(filter)[0], world.person("Carl").id
    found = checksum(library.desk.keys(filter))
    return [
        articles.Undo(1), articles.UndoTogether(1), AddText(), AskText(),
        articles.RemoveArticle(ferry), articles.AskRemoval(number), articles.RemoveFound(number, found),
        articles.KeepFound(), articles.EditArticle(ferry), articles.KeepBoth(ferry),
        articles.ReplaceOld(ferry, old),
        articles.AskArticle(ferry), EditField(ferry, 0), EditLanguage(ferry, 0), SetDate(ferry, 739_000),
        ShowTrash(0), Restore(removed, 0), ShowAudit(0),
        ShowGaps(0), AnswerGap(gap.number), DropGap(gap.number, 0),
        ShowFeeds(0), SwitchFeed(feed.number, 1, 0), EndFeed(feed.number, 0),
        FollowChannel(-channel.id), EndChannel(-channel.id), EndBinding(-group.id), StopTaking(1),
        ChooseRights(1), Invite(1), Revoke(invitation.number, 0),
        ShowPeople(0), ShowMember(other), GiveRight(other, 1, 1), AskMemberRemoval(other),
        RemoveMember(other),
    ]  # fmt: skip


@pytest.mark.slow
async def test_no_button_changes_anything_without_the_right_at_that_moment(
    world: World, library: Library, tmp_path: Path, start_bot: StartBot, ada: Person, bea: Person
) -> None:
    folder = tmp_path / "data"
    library.add(Draft(text=FERRY, id="ferry"), bea.id)
    library.add(Draft(text=VISIT, id="gone"), ada.id)
    group = world.supergroup("Sailors", [bea, ada])
    channel = world.channel("News", [bea, ada], bot=True)
    changed: list[Press] = []
    async with start_bot([ada]):
        presses = every_press(library, world, bea, group, channel)
        hire(library, world_person(world, "Carl"), ada, Right.REMOVE)
        assert {type(press) for press in presses} == restricted_buttons()
        hire(library, bea, ada, *Right)
        under = await bea.asks("/people")
        for press in presses:
            for right in Right:
                library.people.staff.change(bea.id, right, given=True)
            under.markup = {"inline_keyboard": [[{"text": "Press", "callback_data": pack(press)}]]}
            before = kept(folder)
            await loses_all(bea, folder, lambda: bea.touches(under, "Press"))
            changed += [] if kept(folder) == before else [press]
    world.state.violations.clear()  # of buttons under a message to which they do not belong
    assert changed == []


def world_person(world: World, name: str) -> Person:
    """Somebody who is in the world already."""
    [user] = [user for user in world.state.users.values() if user.first_name == name]
    return Person(world, user)


@pytest.mark.slow
async def test_no_door_changes_anything_without_the_right_at_that_moment(
    world: World, library: Library, tmp_path: Path, start_bot: StartBot, ada: Person, bea: Person, web: Site
) -> None:
    folder = tmp_path / "data"
    library.add(Draft(text=FERRY, id="ferry"), ada.id)
    link = web.page("/ferry", PAGE)
    feed = web.page("/feed", rss(item(1, link)), "application/rss+xml")
    channel = world.channel("News", [bea, ada], bot=True)
    group = world.supergroup("Sailors", [bea, ada])
    posted = ada.says(VISIT * 2, chat=channel)
    old = Message(bea.private, bea.private.next_id(), world.state.now(), world.bot, _old_prompt(world))
    async with start_bot([ada], reach=REACHABLE):
        hire(library, bea, ada, *Right)
        card = await bea.asks("/edit ferry")
        title = await after_press(world, bea, card, "Title")
        receipt = await bea.asks("/article ferry")
        receipt.markup = {
            "inline_keyboard": [[{"text": "Ask", "callback_data": pack(articles.AskArticle(1))}]]
        }
        asks = await after_press(world, bea, receipt, "Ask")
        library.asked.count(
            library.ask("Who painted the lighthouse of Quern?"), library.sequence(), utc_now()
        )
        gap = await after_press(world, bea, await bea.asks("/gaps"), "Answer 1")
        acts: dict[str, Callable[[], Any]] = {
            "add": lambda: bea.says(f"/add {VISIT}"),
            "remove": lambda: bea.says("/remove ferry"),
            "edit": lambda: bea.says("/edit ferry"),
            "bind": lambda: bea.says("/bind@pullquote_bot Sailing", chat=group),
            "trash": lambda: bea.says("/trash"),
            "channels": lambda: bea.says(f"/channels {channel.id}"),
            "feed": lambda: bea.says(f"/feed {feed}"),
            "document": lambda: bea.sends_document("visit.txt", VISIT.encode()),
            "pasted": lambda: bea.says(VISIT),
            "None": lambda: bea.pastes(VISIT * 12),  # the pieces of a long paste
            "link": lambda: bea.says(link),
            "post": lambda: bea.forwards(posted),
            "reply edit": lambda: bea.says("Another title", reply_to=title),
            "reply ask": lambda: bea.says("Who is the captain?", reply_to=asks),
            "reply gap": lambda: bea.says("Odo Brun painted it.", reply_to=gap),
            "short": lambda: bea.says(
                "A painter for Quern\n\n"
                "Odo Brun painted the lighthouse of Quern on Monday, alone and in the rain."
            ),
            "reply old": lambda: bea.says("Another title", reply_to=old),
        }
        assert acts.keys() | READ == restricted_doors() | READ
        changed = []
        for name, act in acts.items():
            for right in Right:
                library.people.staff.change(bea.id, right, given=True)
            before = kept(folder)
            await loses_all(bea, folder, act)
            changed += [] if kept(folder) == before else [name]
    assert changed == []


def _old_prompt(world: World) -> dict[str, Any]:
    url = "https://t.me/pullquote_bot?start=edit_1_0"
    entity = {"type": "text_link", "offset": 7, "length": 7, "url": url}
    return {"text": "Title: A ferry", "entities": [entity]}


async def test_a_link_adds_nothing_for_who_lost_the_right_while_it_was_read(
    world: World, library: Library, start_bot: StartBot, ada: Person, bea: Person, web: Site
) -> None:
    link = web.page("/ferry", PAGE)
    web.held.add("/ferry")
    hire(library, bea, ada, Right.ADD)
    async with start_bot([ada], reach=REACHABLE):
        asked = bea.says(link)
        await world.until(lambda: "/ferry" in web.asked)
        library.people.staff.change(bea.id, Right.ADD, given=False)
        web.held.clear()
        told = await world.reply_to(asked)
    assert (told.text, library.count()) == (LOST, 0)


async def test_who_may_is_not_taken_for_who_may_not_because_telegram_is_away_for_a_moment(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    gus = world.person("Gus")
    group = world.supergroup("Sailors", [gus])
    library.people.bind(group.id, "Sailing")
    async with start_bot([ada]):
        let_go = world.hold_next("getFile")
        sent = gus.sends_document("ferry.txt", FERRY.encode(), chat=group)
        asked = gus.says("/add@pullquote_bot", reply_to=sent)
        await world.until(lambda: bool(world.calls("getFile")))
        world.fail_next("getChatMember", code=502)
        let_go()
        receipt = await world.reply_to(asked)
        await world.until(lambda: receipt.text.startswith("Added: A ferry for Larkness"))
    assert library.count() == 1


async def test_a_backup_is_not_sent_to_who_is_no_admin_of_the_articles_any_more(
    world: World, library: Library, start_bot: StartBot, ada: Person, bea: Person
) -> None:
    hire(library, bea, ada, Right.ADD)
    library.add(Draft(text=FERRY))
    async with start_bot([ada]):
        let_go = world.hold_next("sendChatAction")
        asked = bea.says("/export")
        await asyncio.sleep(MEANWHILE)
        library.people.staff.change(bea.id, Right.ADD, given=False)
        let_go()
        told = await world.reply_to(asked)
    assert (told.text, told.document) == (LOST, None)


@pytest.mark.parametrize("lost", ["admin", "unbound", "bound to another"])
async def test_a_group_adds_nothing_for_who_is_its_admin_no_more_or_when_it_is_bound_no_more(
    world: World, library: Library, start_bot: StartBot, ada: Person, web: Site, lost: str
) -> None:
    gus = world.person("Gus")
    group = world.supergroup("Sailors", [gus, ada])
    link = web.page("/ferry", PAGE)
    web.held.add("/ferry")
    library.people.bind(group.id, "Sailing")
    async with start_bot([ada], reach=REACHABLE):
        asked = gus.says("/add@pullquote_bot", reply_to=ada.says(link, chat=group))
        await world.until(lambda: "/ferry" in web.asked)
        if lost == "admin":
            group.members[gus.id].status = "member"
        elif lost == "unbound":
            library.people.unbind(group.id)
        else:
            library.people.bind(group.id, "Council")
        web.held.clear()
        told = await world.reply_to(asked)
    assert (told.text, library.count()) == (LOST, 0)


async def test_a_file_ends_where_its_sender_lost_the_right(
    world: World, library: Library, start_bot: StartBot, ada: Person, bea: Person
) -> None:
    hire(library, bea, ada, Right.ADD)
    lines = "".join(f'{{"id": "n{n}", "text": "The bridge number {n} opens."}}\n' for n in range(45))
    async with start_bot([ada]):
        let_go = world.hold_next("getFile")
        asked = bea.sends_document("bridges.jsonl", lines.encode())
        await asyncio.sleep(MEANWHILE)
        library.people.staff.change(bea.id, Right.ADD, given=False)
        let_go()
        told = await world.reply_to(asked)
        await world.until(lambda: told.text == LOST)  # after a bar, on a busy machine
        await world.quiet()
    assert library.count() == 0
    assert library.jobs.unfinished(world.bot.id) == []


async def test_a_feed_adds_nothing_once_nobody_stands_behind_it_while_its_page_is_read(
    world: World, library: Library, start_bot: StartBot, ada: Person, bea: Person, web: Site
) -> None:
    ada.starts()
    hire(library, bea, ada, Right.ADD)
    link = web.page("/ferry", PAGE)
    feed = web.page("/feed", rss(item(1, link)), "application/rss+xml")
    web.held.add("/ferry")
    async with start_bot([ada], reach=REACHABLE):
        bea.says(f"/feed {feed}")
        await world.until(lambda: "/ferry" in web.asked)
        library.people.staff.change(bea.id, Right.ADD, given=False)
        web.held.clear()
        await world.until(lambda: library.feeds.of(world.bot.id)[0].paused)
        await world.quiet()
    assert library.count() == 0
    assert "feed" in world.from_bot(ada.private)[-1].text.lower()


async def test_a_channel_adds_nothing_once_nobody_stands_behind_it_when_its_post_is_kept(
    world: World, library: Library, tmp_path: Path, start_bot: StartBot, ada: Person, bea: Person
) -> None:
    ada.starts()
    hire(library, bea, ada, Right.ADD)
    channel = world.channel("News", [bea, ada], bot=True)
    library.channels.follow(world.bot.id, channel.id, "News", bea.id, utc_now())
    async with start_bot([ada]):
        await loses_all(bea, tmp_path / "data", lambda: bea.says(VISIT, chat=channel))
    assert (library.count(), library.channels.of(world.bot.id)) == (0, [])


async def test_who_leaves_by_forget_leaves_no_word_in_the_data_folder(
    world: World, library: Library, tmp_path: Path, start_bot: StartBot, ada: Person
) -> None:
    library.add(Draft(text=FERRY))
    anna = world.person("Xanthippa")
    hire(library, anna, ada, Right.ADD)
    async with start_bot([ada]):
        await anna.presses(await anna.asks("Will the zeppelinette fly to Tormel?"), WATCH)
        library.asked.drop([one.number for one in library.asked.unanswered()])  # kept without who asked it
        await anna.asks("/forget")
        await world.quiet()
        files = [path for path in (tmp_path / "data").rglob("*") if path.is_file()]
        words = (b"zeppelinette", b"Xanthippa")
        assert [path.name for path in files if any(word in path.read_bytes() for word in words)] == []


async def test_a_file_of_a_group_ends_where_its_sender_is_no_admin_any_more(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    gus = world.person("Gus")
    group = world.supergroup("Sailors", [gus, ada])
    library.people.bind(group.id, "Sailing")
    lines = "".join(f'{{"id": "n{n}", "text": "The bridge number {n} opens."}}\n' for n in range(45))
    async with start_bot([ada]):
        file = ada.sends_document("bridges.jsonl", lines.encode(), chat=group)
        let_go = world.hold_next("getFile")
        asked = gus.says("/add@pullquote_bot", reply_to=file)
        await asyncio.sleep(MEANWHILE)
        group.members[gus.id].status = "member"
        let_go()
        told = await world.reply_to(asked)
        await world.until(lambda: told.text == LOST)
    assert library.count() == 0
