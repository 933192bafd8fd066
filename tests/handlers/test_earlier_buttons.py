"""A bot that was started with an earlier version goes on with this one: what it showed then still works."""

import gzip
import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from corpus.chats.rights import Right
from corpus.library import Library
from tests.support.button_data import unpack
from tests.support.conversation import StartBot
from tests.support.paths import ROOT
from tests.world import Chat, Message, World
from tests.world.people.pressing import Notice

EARLIER = ROOT / "tests" / "support" / "earlier"
KEPT: dict[str, Any] = json.loads((EARLIER / "buttons.json").read_text(encoding="utf-8"))
SHOWN = {message["name"]: message for message in KEPT["messages"]}
STALE = "This button no longer works. Please ask again."
RENAMED = {"ShowArticles": ("ShowFound", (0, 1))}  # which has a filter too


class Earlier:
    """The people, the library and the messages of the earlier bot, in a new world."""

    def __init__(self, world: World, library: Library, start_bot: StartBot) -> None:
        self.world, self.library, self._start = world, library, start_bot
        self.ada, self.bea, self.anna = (world.person(name) for name in ("Ada", "Bea", "Anna"))
        assert [self.ada.id, self.bea.id, self.anna.id] == list(KEPT["people"].values())
        for person in (self.ada, self.bea, self.anna):
            person.user.started = True
        self._people = {person.id: person for person in (self.ada, self.bea, self.anna)}

    def bot(self) -> Any:
        """The bot as it is now, a moment after the earlier one ended."""
        return self._start(admins=[self.ada], clock=lambda: datetime.fromisoformat(KEPT["made_at"]))

    def chat(self, kind: str) -> Chat:
        """Ada's group or channel, under its number."""
        opened = self.world.supergroup if kind == "group" else self.world.channel
        chat = opened("Sailors", [self.ada], bot=True)
        chat.id = KEPT["chats"][kind]
        self.world.state.chats[chat.id] = chat
        return chat

    def shown(self, name: str, chat: Chat | None = None) -> Message:
        """A message of the earlier bot, still in its chat."""
        kept, person = SHOWN[name], self._people[SHOWN[name]["reader"]]
        chat, state = chat or person.private, self.world.state
        asked = None
        if kept["replies_to"]:
            words = {"text": kept["replies_to"]}
            asked = state.keep(Message(chat, chat.next_id(), state.now(), person.user, words))
        content = {"text": kept["text"], "entities": kept["entities"]}
        message = Message(chat, chat.next_id(), state.now(), self.world.bot, content, asked)
        message.markup = {"inline_keyboard": json.loads(json.dumps(kept["keyboard"]))}
        return state.keep(message)

    async def press(self, message: Message, label: str) -> Notice:
        """Let the reader of a message press one of its buttons."""
        person = self._people.get(message.chat.id, self.ada)
        notice = await person.presses(message, label)
        await self.world.quiet()
        return notice

    async def leads_to(self, message: Message, label: str) -> Message:
        """The last message in the chat after a press."""
        await self.press(message, label)
        return self.world.from_bot(message.chat)[-1]


@pytest.fixture
def earlier(world: World, start_bot: StartBot, tmp_path: Path) -> Iterator[Earlier]:
    """The earlier bot's people and messages; its database is opened, and with that brought up to date."""
    folder = tmp_path / "earlier"
    folder.mkdir()
    (folder / "pullquote.db").write_bytes(gzip.decompress((EARLIER / "pullquote.db.gz").read_bytes()))
    with Library.open(folder) as library:

        def start(**options: Any) -> Any:
            return start_bot(corpus=library, **options)

        yield Earlier(world, library, start)


@pytest.mark.parametrize("name", KEPT["packed"])
def test_the_data_of_every_kind_of_button_mean_what_they_meant(name: str) -> None:
    data = KEPT["packed"][name]
    numbers = tuple(map(int, data.split(":")[1:]))
    press = unpack(data)
    read = [getattr(press, field) for field in press.__match_args__] if press else []
    assert (type(press).__name__, tuple(read)) == RENAMED.get(name, (name, numbers))


@pytest.mark.parametrize("name", SHOWN)
def test_the_data_of_every_button_that_was_shown_mean_something(name: str) -> None:
    data = [button["callback_data"] for row in SHOWN[name]["keyboard"] for button in row]
    assert data
    assert None not in map(unpack, data)


async def test_the_buttons_under_an_answer(earlier: Earlier) -> None:
    async with earlier.bot():
        answer = earlier.shown("answer")
        assert (await earlier.leads_to(answer, "Context")).text == SHOWN["context"]["text"]
        assert "cancelled ≈ annulée" in (await earlier.leads_to(answer, "Why this")).text
        assert (await earlier.press(answer, "👍")).text.startswith("Thank you: marked as useful.")
        more = earlier.shown("pages")
        await earlier.press(more, "More ›")
        assert [f"[{number}] " in more.text for number in (1, 2, 3, 4)] == [False, True, True, True]
        context = earlier.shown("context")
        await earlier.press(context, "Before and after")
        assert "Le pont de pierre sera fermé" in context.text


async def test_the_buttons_of_watched_questions(earlier: Earlier) -> None:
    async with earlier.bot():
        await earlier.press(earlier.shown("watched"), "Stop watching")
        listed = await earlier.anna.asks("/watching")
        unanswered = earlier.shown("unanswered")
        await earlier.press(unanswered, "Tell me when an article answers")
        again = await earlier.anna.asks("/watching")
        await earlier.press(unanswered, "Stop watching")
    assert listed.text.startswith("You aren’t watching any questions")
    assert again.text.startswith("You are watching one question")


async def test_the_buttons_of_the_list_of_watched_questions_and_of_settings(earlier: Earlier) -> None:
    async with earlier.bot():
        watching = earlier.shown("watching")
        await earlier.press(watching, "End 1")
        settings = earlier.shown("settings")
        await earlier.press(settings, "Français")
    assert watching.text.startswith("You aren’t watching any questions")
    assert settings.text.startswith("Vos réglages")


async def test_the_buttons_of_lists_of_articles(earlier: Earlier) -> None:
    async with earlier.bot():
        listed = earlier.shown("list")
        assert (await earlier.leads_to(listed, "15")).text.startswith("15. Agenda\nCouncil")
        await earlier.press(listed, "Older ›")
        assert "page 2 of 2" in listed.text
        filters = earlier.shown("filters")
        await earlier.press(filters, "Source")
        assert filters.buttons[0].startswith("Sample Wire")
        values = earlier.shown("values")
        await earlier.press(values, "Wire (12)")
        assert "source Wire" in values.text
        page = earlier.shown("reading")
        await earlier.press(page, "Next page ›")
        assert "page 2 of" in page.text
        bare = earlier.shown("list")
        bare.keyboard[0][0]["callback_data"] = KEPT["packed"]["ShowArticles"]
        await earlier.press(bare, "15")
        assert "page 2 of 2" in bare.text


async def test_the_buttons_that_remove(earlier: Earlier) -> None:
    async with earlier.bot():
        before = earlier.library.count()
        asked = earlier.shown("removal")
        # Of the twelve that it asks about three have gone since, so it asks again.
        changed = await earlier.press(asked, "Yes, remove 12")
        assert changed.text.startswith("The articles have changed meanwhile")
        assert asked.text.startswith("Remove 9 articles?")
        await earlier.press(asked, "Yes, remove 9")
        assert earlier.library.count() == before - 9
        kept = earlier.shown("removal")
        await earlier.press(kept, "No")
        assert kept.buttons == []
        await earlier.press(earlier.shown("reading"), "Remove")
        assert earlier.library.count() == before - 10


async def test_the_buttons_that_take_back(earlier: Earlier) -> None:
    async with earlier.bot():
        before = earlier.library.count()
        assert (await earlier.leads_to(earlier.shown("receipt"), "Undo")).text.startswith(
            "Back again: Wire 1"
        )
        both = await earlier.leads_to(earlier.shown("receipts"), "Undo")
        assert both.text.startswith("2 articles back again")
        assert earlier.library.count() == before + 3


async def test_the_buttons_of_the_trash_and_of_the_audit(earlier: Earlier) -> None:
    async with earlier.bot():
        before = earlier.library.count()
        trash = earlier.shown("trash")
        await earlier.press(trash, "Restore 5")
        assert trash.text.startswith("2 removed articles")
        audit = earlier.shown("audit")
        await earlier.press(audit, "Older ›")
        assert "11. Added: Wire 9" in audit.text
        await earlier.press(earlier.shown("audit"), "Undo 16")
        assert earlier.library.count() == before + 2


async def test_the_buttons_under_a_receipt_of_what_was_added(earlier: Earlier) -> None:
    async with earlier.bot():
        alike = earlier.shown("alike")
        assert (await earlier.leads_to(alike, "Edit")).buttons[0] == "Title"
        assert (await earlier.leads_to(alike, "Open")).text.startswith("17. ")
        await earlier.press(alike, "Keep both")
        assert alike.buttons == ["Undo", "Edit", "Ask it", "Open"]
        asks = await earlier.leads_to(earlier.shown("added"), "Ask it")
        assert list(asks.links.values()) == ["https://t.me/pullquote_bot?start=ask_16_0"]


async def test_the_buttons_that_edit(earlier: Earlier) -> None:
    async with earlier.bot():
        card = earlier.shown("card")
        title = await earlier.leads_to(card, "Title")
        dated = await earlier.leads_to(card, "3 June 2025")
        await earlier.press(earlier.shown("languages"), "French")
        edited = earlier.library.article("long")
    assert list(title.links.values()) == ["https://t.me/pullquote_bot?start=edit_15_0"]
    assert dated.text.startswith("Date changed to 3 June 2025.")
    assert (edited.language, str(edited.published)) == ("fr", "2025-06-03")


async def test_the_buttons_of_gaps(earlier: Earlier) -> None:
    async with earlier.bot():
        gaps = earlier.shown("gaps")
        assert "Who won the chess tournament" in (await earlier.leads_to(gaps, "Answer 1")).text
        await earlier.press(gaps, "Drop 1")
    assert gaps.buttons == []


async def test_the_buttons_of_people(earlier: Earlier) -> None:
    staff = earlier.library.people.staff
    async with earlier.bot():
        people = earlier.shown("people")
        await earlier.press(people, "1")
        assert people.text.startswith("Bea · add · remove")
        member = earlier.shown("member")
        await earlier.press(member, "people")
        assert Right.PEOPLE in staff.rights(earlier.bea.id)
        await earlier.press(member, "Remove…")
        removal = earlier.shown("member-removal")
        await earlier.press(removal, "Remove")
        assert staff.rights(earlier.bea.id) == frozenset()


async def test_the_buttons_of_invitations(earlier: Earlier) -> None:
    staff = earlier.library.people.staff
    async with earlier.bot():
        choice = earlier.shown("invite")
        await earlier.press(choice, "remove")
        assert "✓ remove" in choice.buttons
        await earlier.press(earlier.shown("invitation"), "Accept")
        assert staff.rights(earlier.anna.id) == frozenset({Right.ADD})
        closed = await earlier.press(earlier.shown("link"), "Revoke")
    assert closed.text.startswith("This invitation was accepted already")


async def test_links_of_the_earlier_bot_still_open_what_they_named(earlier: Earlier) -> None:
    invitation = SHOWN["invitation"]["replies_to"].removeprefix("/start ")
    async with earlier.bot():
        paragraph = await earlier.world.reply_to(earlier.anna.starts("c-1-1-132-218"))
        invited = await earlier.world.reply_to(earlier.anna.starts(invitation))
    assert paragraph.text == SHOWN["context"]["text"]
    assert invited.text == SHOWN["invitation"]["text"]


async def test_the_buttons_of_feeds_channels_and_bound_groups(earlier: Earlier) -> None:
    earlier.chat("channel")
    group = earlier.chat("group")
    async with earlier.bot():
        feeds = earlier.shown("feeds")
        await earlier.press(feeds, "Pause 1")
        assert "Go on 1" in feeds.buttons
        await earlier.press(earlier.shown("feeds"), "End 1")
        channels = earlier.shown("channels")
        await earlier.press(channels, "End 1")
        assert channels.text.startswith("I follow no channel")
        offered = earlier.shown("channel-offered")
        await earlier.press(offered, "Follow its posts")
        assert offered.buttons == []
        await earlier.press(earlier.shown("bound", group), "End this")
    assert earlier.library.feeds.of(earlier.world.bot.id) == []
    assert earlier.library.people.collection(group.id) is None


@pytest.mark.parametrize(
    "name", ["ShowTrash", "ShowGaps", "ShowFeeds", "ShowPeople", "ShowAudit", "StopTaking"]
)
async def test_buttons_that_only_turn_or_stop_are_answered(earlier: Earlier, name: str) -> None:
    async with earlier.bot():
        message = earlier.shown("receipt")
        message.keyboard[0][0]["callback_data"] = KEPT["packed"][name]
        notice = await earlier.press(message, "Undo")
    assert notice.text == ""
