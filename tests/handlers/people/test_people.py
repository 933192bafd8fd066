"""Who looks after the bot: invitations, rights, and what becomes of them."""

import re
from datetime import UTC, datetime, timedelta

import pytest

from corpus.chats.invitations import invitations
from corpus.chats.rights import Right
from corpus.library import Library
from tests.support.conversation import FERRY, VISIT, StartBot, press
from tests.support.staff import REFUSED, hire
from tests.world import Message, Person, World

CLOSED = (
    "This invitation was accepted already, was revoked, or has ended. Ask whoever invited you for a new one."
)
NOT_YOURS = "That takes a right that you do not have yourself."


@pytest.fixture
def ada(world: World) -> Person:
    """The owner."""
    return world.person("Ada")


@pytest.fixture
def bea(world: World) -> Person:
    return world.person("Bea")


@pytest.fixture
def carl(world: World) -> Person:
    return world.person("Carl")


async def link_of(person: Person, *rights: str) -> tuple[Message, str]:
    """Invite somebody: the message with the link, and what the link says to the bot."""
    message = await person.asks("/invite")
    for right in rights:
        await press(person, message, right)
    await press(person, message, "Make the link")
    found = re.search(r"https://t\.me/pullquote_bot\?start=(\S+)", message.text)
    assert found, message.text
    return message, found[1]


async def joins(person: Person, payload: str) -> Message:
    """Open a link and accept."""
    shown = await person.asks(f"/start {payload}")
    await press(person, shown, "Accept")
    return shown


async def test_an_invited_person_sees_what_they_get_accepts_and_may(
    world: World, library: Library, start_bot: StartBot, ada: Person, bea: Person
) -> None:
    async with start_bot([ada]):
        ada.starts()
        refused = await world.reply_to(bea.sends_document("visite.txt", VISIT.encode()))
        made, payload = await link_of(ada, "add", "remove")
        before = library.people.staff.rights(bea.id)
        shown = await bea.asks(f"/start {payload}")
        offered = shown.text
        await press(bea, shown, "Accept")
        await world.quiet()
        told = world.from_bot(ada.private)[-1].text
    async with start_bot([ada]):
        receipt = await world.reply_to(bea.sends_document("visite.txt", VISIT.encode()))
        await press(bea, receipt, "Undo")
        invited = await bea.asks("/invite")
    assert refused.text.startswith("Only my admins can give me articles.")
    assert before == frozenset()
    assert made.buttons == ["Copy the link", "Revoke"]
    assert offered.splitlines()[:3] == [
        "Ada invites you to work with me, @pullquote_bot. You could then do this:",
        "• add: add articles, and correct what is said of them",
        "• remove: take articles out and bring them back, also those of others",
    ]
    assert "I keep your number, your first name and these rights" in offered
    assert shown.text.startswith("Welcome. You may now do this:\n• add")
    assert told == f"Bea ({bea.id}) has accepted the invitation, and has these rights now: add · remove"
    assert (receipt.text.splitlines()[0], library.count()) == ("Added: Pas de ministre à Belmont", 0)
    assert invited.text == REFUSED
    assert {"add", "remove", "backup", "invite"} & set(bea.menu()) == {"add", "remove"}


async def test_a_link_works_once_for_whoever_comes_first(
    world: World, library: Library, start_bot: StartBot, ada: Person, bea: Person, carl: Person
) -> None:
    async with start_bot([ada]):
        _, payload = await link_of(ada, "add")
        own = await ada.asks(f"/start {payload}")
        shown = await carl.asks(f"/start {payload}")
        await joins(bea, payload)
        late = await press(carl, shown, "Accept")
        later = await carl.asks(f"/start {payload}")
    assert own.text.startswith("This is an invitation that you made")
    assert (late.text, later.text) == (CLOSED, CLOSED)
    assert [member.name for member in library.people.staff.members()] == ["Bea"]


async def test_a_link_opens_nothing_once_it_is_revoked_and_after_two_days(
    world: World, library: Library, start_bot: StartBot, ada: Person, bea: Person
) -> None:
    hours = 0

    def clock() -> datetime:
        return datetime(2026, 3, 2, 12, tzinfo=UTC) + timedelta(hours=hours)

    async with start_bot([ada], clock=clock):
        made, revoked = await link_of(ada, "add")
        await press(ada, made, "Revoke")
        answers = [await bea.asks(f"/start {revoked}")]
    async with start_bot([ada], clock=clock):
        made, old = await link_of(ada, "add")
        assert "until 4 March 2026, 12:00 UTC" in made.text
        hours = 47
        shown = await bea.asks(f"/start {old}")
        hours = 49
        notice = await press(bea, shown, "Accept")
        answers.append(await bea.asks(f"/start {old}"))
    assert [answer.text for answer in answers] == [CLOSED, CLOSED]
    assert (notice.text, library.people.staff.members()) == (CLOSED, [])


async def test_the_secret_of_a_link_is_nowhere_in_the_store(
    library: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot([ada]):
        _, payload = await link_of(ada, "add")
    with library.people.staff._database.read() as connection:  # what a thief of the file reads
        kept = repr(connection.execute(invitations.select()).all())
    assert not any(number in kept for number in payload.split("-")[1:])


async def test_nobody_gives_what_they_do_not_have(
    world: World, library: Library, start_bot: StartBot, ada: Person, bea: Person, carl: Person
) -> None:
    hire(library, bea, ada, Right.PEOPLE, Right.ADD)
    async with start_bot([ada]):
        choice, of_bea = await link_of(bea, "add", "people")
        # Meanwhile Ada takes the right to add from Bea: what she promised is more than she has.
        people = await ada.asks("/people")
        await press(ada, people, "1")
        await press(ada, people, "✓ add")
        closed = await carl.asks(f"/start {of_bea}")
    async with start_bot([ada]):
        choice = await bea.asks("/invite")
        choice.keyboard[0][0]["callback_data"] = "N:7"  # as a modified client could
        await press(bea, choice, "people")
    assert closed.text == CLOSED
    rights = library.people.staff.rights
    assert (rights(bea.id), rights(carl.id)) == ({Right.PEOPLE}, frozenset())
    assert [one.rights for one in library.people.staff.invitations()] == [
        {Right.PEOPLE, Right.ADD},
        {Right.PEOPLE},
    ]


@pytest.mark.parametrize("lost", [Right.PEOPLE, Right.ADD])
async def test_an_invitation_is_void_when_who_made_it_lost_a_right_after_it_was_shown(
    world: World, library: Library, start_bot: StartBot, ada: Person, bea: Person, carl: Person, lost: Right
) -> None:
    hire(library, bea, ada, Right.PEOPLE, Right.ADD)
    async with start_bot([ada]):
        _, of_bea = await link_of(bea, "add")
        shown = await carl.asks(f"/start {of_bea}")
        library.people.staff.change(bea.id, lost, given=False)
        closed = await press(carl, shown, "Accept")
        again = await carl.asks(f"/start {of_bea}")
    assert (closed.text, again.text) == (CLOSED, CLOSED)
    assert library.people.staff.rights(carl.id) == frozenset()


async def test_people_are_listed_with_their_rights_and_changed_by_buttons(
    world: World, library: Library, start_bot: StartBot, ada: Person, bea: Person
) -> None:
    now = datetime(2026, 3, 2, 12, tzinfo=UTC)
    hire(library, bea, ada, Right.ADD, since=now)
    library.people.staff.invite(frozenset({Right.PEOPLE}), ada.id, now)
    bea.starts()
    ada.starts()
    async with start_bot([ada], clock=lambda: now):
        people = await ada.asks("/people")
        listed, buttons = people.text, people.buttons
        await press(ada, people, "1")
        await press(ada, people, "remove")
        changed, told = people.text, world.from_bot(bea.private)[-1].text
    async with start_bot([ada], clock=lambda: now):
        await press(ada, people, "‹ List")
        await press(ada, people, "Revoke the invitation")
    assert listed.splitlines() == [
        "My admins",
        "Owners: Ada",
        "",
        "1. Bea · add",
        "since 2 March 2026, invited by Ada",
        "",
        "Open invitations:",
        "• people: by Ada, until 4 March 2026, 12:00 UTC",
    ]
    assert buttons == ["1", "Revoke the invitation: people"]
    assert changed.splitlines()[0] == "Bea · add · remove"
    assert told == "Your rights here have changed: add · remove"
    assert people.text.splitlines()[-2:] == ["1. Bea · add · remove", "since 2 March 2026, invited by Ada"]
    assert library.people.staff.invitations(now) == []


async def test_who_is_removed_loses_everything_at_once_also_under_old_buttons(
    world: World, library: Library, start_bot: StartBot, ada: Person, bea: Person, carl: Person
) -> None:
    hire(library, bea, ada, *Right)
    async with start_bot([ada]):
        receipt = await world.reply_to(bea.sends_document("visite.txt", VISIT.encode()))
        hers = await bea.asks("/people")
        _, invitation = await link_of(bea, "add")
    async with start_bot([ada]):
        people = await ada.asks("/people")
        await press(ada, people, "1")
        await press(ada, people, "Remove…")
        await press(ada, people, "Remove")
        notices = [await press(bea, receipt, "Undo"), await press(bea, hers, "1")]
        told = world.from_bot(bea.private)[-1].text
        answers = [await bea.asks("/articles"), await bea.asks("/people"), await bea.asks("/remove 1")]
        upload = await world.reply_to(bea.sends_document("ferry.txt", FERRY.encode()))
        opened = await carl.asks(f"/start {invitation}")
    assert [notice.text for notice in notices] == [REFUSED, REFUSED]
    assert answers[0].text.startswith("One article")  # as every reader may
    assert [answer.text for answer in answers[1:]] == [REFUSED] * 2
    assert upload.text.startswith("Only my admins can give me articles.")
    assert (opened.text, library.count()) == (CLOSED, 1)
    assert people.text.splitlines() == ["My admins", "Owners: Ada"]
    assert told == "Your rights here have been taken away. You can ask me questions as before."
    assert bea.menu() == []


async def test_nobody_touches_an_owner_or_takes_a_right_they_lack(
    world: World, library: Library, start_bot: StartBot, ada: Person, bea: Person, carl: Person
) -> None:
    hire(library, bea, ada, Right.PEOPLE)
    hire(library, carl, ada, Right.REMOVE)
    hire(library, ada, bea, Right.ADD)  # before she became an owner
    ada.starts()
    async with start_bot([ada]):
        people = await bea.asks("/people")
        listed = people.text
        await press(bea, people, "2")
        of_carl = people.buttons
        notices = []
        for data in (f"G:{carl.id}:2:0", f"G:{carl.id}:4:1", f"D:{carl.id}", f"D:{ada.id}"):
            people.keyboard[0][0]["callback_data"] = data  # as a modified client could
            notices.append(await bea.presses(people, people.buttons[0]))
    assert [line for line in listed.splitlines() if line[:1].isdigit()] == [
        "1. Bea · people",
        "2. Carl · remove",
    ]
    assert of_carl == ["people", "‹ List"]
    assert [notice.text for notice in notices] == [
        NOT_YOURS,
        "",
        NOT_YOURS,
        "This is an owner, whose rights are in the settings of the program.",
    ]
    rights = library.people.staff.rights
    assert (rights(carl.id), rights(ada.id)) == ({Right.REMOVE, Right.PEOPLE}, {Right.ADD})


async def test_who_may_only_add_undoes_only_what_they_did(
    world: World, library: Library, start_bot: StartBot, ada: Person, bea: Person
) -> None:
    async with start_bot([ada]):
        hire(library, bea, ada, Right.ADD)
        theirs = await world.reply_to(ada.sends_document("visite.txt", VISIT.encode()))
        own = await world.reply_to(bea.sends_document("ferry.txt", FERRY.encode()))
        undo = own.keyboard[0][0]["callback_data"]
        own.keyboard[0][0]["callback_data"] = theirs.keyboard[0][0]["callback_data"]
        refused = await press(bea, own, "Undo")
        own.keyboard[0][0]["callback_data"] = undo
        done = await press(bea, own, "Undo")
        await world.quiet()
    assert refused.text == "Somebody else made this change: taking it back needs the right to remove."
    assert (done.text, [article.title for article in library.articles(9)]) == (
        "",
        ["Pas de ministre à Belmont"],
    )


async def test_forget_gives_the_rights_back_and_erases_the_name(
    world: World, library: Library, start_bot: StartBot, ada: Person, bea: Person, carl: Person
) -> None:
    async with start_bot([ada]):
        ada.starts()
        hire(library, bea, ada, Right.PEOPLE)
        hire(library, carl, bea, Right.PEOPLE)
        forgotten = await bea.asks("/forget")
        await world.quiet()
        told = world.from_bot(ada.private)[-1].text
        people = await ada.asks("/people")
    assert forgotten.text.splitlines()[1].startswith("With that you have given your rights back")
    assert told == "Bea has given back all rights here, with /forget."
    (member,) = library.people.staff.members()
    assert (member.name, member.invited_by) == ("Carl", None)
    assert "Bea" not in people.text


async def test_a_name_that_turns_the_line_around_is_kept_in_one_line(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    odd = world.person("\u202eBea\n\nOwners: " + "x" * 60)
    async with start_bot([ada]):
        await joins(odd, (await link_of(ada, "add"))[1])
    (member,) = library.people.staff.members()
    assert member.name == "Bea Owners: " + "x" * 27 + "…"


async def test_help_says_what_the_rights_allow(
    world: World, library: Library, start_bot: StartBot, ada: Person, bea: Person, carl: Person
) -> None:
    hire(library, bea, ada, Right.ADD)
    hire(library, carl, ada, Right.PEOPLE)
    async with start_bot([ada]):
        helped = {person.name: (await person.asks("/help")).text for person in (ada, bea, carl)}
        nobody = await world.person("Dan").asks("/help")
    named = {
        name: [command for command in ("/add", "/trash", "/remove", "/invite") if command in words]
        for name, words in helped.items()
    }
    assert named == {
        "Ada": ["/add", "/trash", "/remove", "/invite"],
        "Bea": ["/add"],
        "Carl": ["/invite"],
    }
    assert "For admins" not in nobody.text
