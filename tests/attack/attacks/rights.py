"""Rights that somebody has no more, never had, or makes up."""

import asyncio
from importlib import import_module
from pkgutil import walk_packages

import handlers
from corpus.chats.rights import Right
from handlers.chat.callback_codec import Press, pack
from handlers.chat.deep_links import payload
from handlers.people.inviting import HALF, AcceptInvitation
from tests.attack.attacks.freezing import bound_group
from tests.attack.registry import attack
from tests.attack.stage import Stage
from tests.support.web_pages import page
from tests.world import Message, Person
from tests.world.state.state import Query

NUMBERS = (1, 2)
PAUSE = 0.02  # seconds between two presses: this is about rights, and others are about floods
SECRET_QUESTION = "Who will replace the chief editor Ottokar Brandl in Zwettl?"


@attack(seconds=90)
async def attack_10_right_lost_while_a_link_is_read(stage: Stage) -> None:
    """Somebody loses the right to add while the page of their link arrives."""
    stage.web.page("/slow", page())
    stage.web.held.add("/slow")
    sender = stage.person("Dirk", Right.ADD)
    async with stage.running(near_web=True):
        link = sender.says(stage.address("ferry-news.example", "/slow"))
        await stage.until(lambda: "/slow" in stage.web.asked, 20, "the page was not fetched")
        with stage.library() as library:
            library.people.staff.remove(sender.id)
        stage.web.held.clear()
        await stage.world.reply_to(link, 30)
    stage.demand_no_change()


@attack(seconds=90)
async def attack_10_right_lost_while_a_file_is_read(stage: Stage) -> None:
    """Somebody loses the right to add while their file is fetched."""
    sender = stage.person("Dirk", Right.ADD)
    async with stage.running():
        let_go = stage.world.hold_next("getFile")
        sender.sends_document("mill.txt", b"The mill\n\nThe mill of Orrin was sold on Monday.")
        await stage.until(lambda: stage.world.calls("getFile"), 20, "the file was not fetched")
        with stage.library() as library:
            library.people.staff.remove(sender.id)
        let_go()
        await asyncio.sleep(4)
    stage.demand_no_change()


@attack(seconds=90)
async def attack_10_group_unbound_while_a_file_is_read(stage: Stage) -> None:
    """A group is bound no more, and its admin demoted, while their file is fetched."""
    admin, group = bound_group(stage)
    async with stage.running():
        let_go = stage.world.hold_next("getFile")
        sent = admin.sends_document("mill.txt", b"The mill\n\nThe mill of Orrin was sold.", chat=group)
        admin.says(f"/add@{stage.world.bot.username}", reply_to=sent)
        await stage.until(lambda: stage.world.calls("getFile"), 20, "the file was not fetched")
        with stage.library() as library:
            library.people.unbind(group.id)
        group.members[admin.id].status = "member"
        let_go()
        await asyncio.sleep(4)
    stage.demand_no_change()


@attack(seconds=90)
async def attack_10_invitation_of_one_without_people(stage: Stage) -> None:
    """Somebody invites, loses the right to look after people, and the link is opened."""
    inviter, invited = stage.person("Inga", Right.ADD, Right.PEOPLE), stage.person("Ivar")
    with stage.library() as library:
        _, secret = library.people.staff.invite(frozenset({Right.ADD}), inviter.id)
        library.people.staff.change(inviter.id, Right.PEOPLE, given=False)
    async with stage.running():
        await accepts(stage, invited, secret)
    demand_no_right(stage, invited)


@attack(seconds=90)
async def attack_invitation_used_twice(stage: Stage) -> None:
    """One link opened by five people at once, and again by each later."""
    people = [stage.person(f"Invited {number}") for number in range(5)]
    with stage.library() as library:
        _, secret = library.people.staff.invite(frozenset({Right.ADD}), stage.owner.id)
    async with stage.running():
        shown = [await opens(person, secret) for person in people]
        for person, message in zip(people, shown, strict=True):
            touches_data(person, message, pack(AcceptInvitation(*divmod(secret, HALF))))
        await asyncio.sleep(3)
        for person, message in zip(people, shown, strict=True):
            touches_data(person, message, pack(AcceptInvitation(*divmod(secret, HALF))))
        await asyncio.sleep(2)
    with stage.library() as library:
        given = [one.person for one in library.people.staff.members()]
    assert len(given) == 1, f"one invitation gave rights to {len(given)}"


@attack(seconds=120)
async def attack_forged_presses(stage: Stage) -> None:
    """Every kind of button with made-up numbers, by a stranger, in private and in a bound group."""
    stranger = stage.person("Strobl")
    _, group = bound_group(stage)
    group.members[stranger.id] = type(group.members[stage.world.bot.id])(stranger.user)
    editor = stage.person("Edgar", Right.ADD)
    stage.follow_feed("https://feed.example/rss", stage.owner)
    async with stage.running():
        private = await stranger.asks("/help")
        public = await stranger.asks(f"@{stage.world.bot.username} Who is it?", chat=group)
        for data in forged():
            for message in (private, public):
                touches_data(stranger, message, data)
                await asyncio.sleep(PAUSE)
        await stage.until(lambda: answered(stage, stranger), 60, "presses were left without an answer")
    demand_no_right(stage, stranger)
    with stage.library() as library:
        assert [one.url for one in library.feeds.of(stage.world.bot.id)] == ["https://feed.example/rss"]
        assert library.people.collection(group.id) == "valley", "the binding was ended"
        assert library.people.staff.rights(editor.id) == {Right.ADD}
    stage.demand_no_change()


@attack(seconds=150)
async def attack_forged_presses_of_staff(stage: Stage) -> None:
    """Every kind of button with made-up numbers, by somebody who may add and no more."""
    editor = stage.person("Edgar", Right.ADD)
    with stage.library() as library:
        _, secret = library.people.staff.invite(frozenset({Right.PEOPLE}), stage.owner.id)
    async with stage.running():
        shown = await editor.asks("/help")
        for data in forged():
            touches_data(editor, shown, data)
            await asyncio.sleep(PAUSE)
        await stage.until(lambda: answered(stage, editor), 90, "presses were left without an answer")
    with stage.library() as library:
        rights = library.people.staff.rights(editor.id)
        assert rights == {Right.ADD}, f"{editor.name} has {', '.join(sorted(rights))}"
        assert library.people.staff.invitation(secret), "the invitation was closed"
        assert library.count() == len(stage.before), "an article was removed"
    failed = [line for line in stage.log.splitlines() if "Error" in line and not line.startswith(" ")]
    assert not failed, f"{len(failed)} failures, such as {failed[0]!r}"


@attack(seconds=120)
async def attack_links_that_press(stage: Stage) -> None:
    """Every kind of button by a deep link, by a stranger."""
    stranger = stage.person("Strobl")
    async with stage.running():
        for data in forged():
            link = data.replace(":", "-")
            if len(link) <= 64:
                stranger.starts(link)
                await asyncio.sleep(PAUSE)
        await asyncio.sleep(10)
    demand_no_right(stage, stranger)
    stage.demand_no_change()


@attack(seconds=90)
async def attack_14_watch_of_another_persons_question(stage: Stage) -> None:
    """A forged press that watches the question of somebody else, known by its checksum."""
    asker, thief = stage.person("Agnes"), stage.person("Thea")
    async with stage.running():
        reply = await asker.asks(SECRET_QUESTION)
        [data] = [
            button["callback_data"]
            for row in reply.keyboard
            for button in row
            if str(button.get("callback_data")).startswith("ws:")
        ]
        own = await thief.asks("Who grows the tallest sunflowers in Orrin?")
        for forged_data in (data, f"wy:{data.split(':')[1]}:0:3", f"mo:{data.split(':')[1]}:3:3"):
            query = touches_data(thief, own, forged_data)
            await stage.until(lambda query=query: query.answer is not None, 20, "the press was not answered")
            said = str((query.answer or {}).get("text", ""))
            assert "tell you" not in said, f"the watch was confirmed: {said!r}"
        listed = await thief.asks("/watching")
        assert "Brandl" not in listed.text, f"the wording was shown: {listed.text!r}"
    to_thief = [m.text for m in stage.world.from_bot(thief.private) if "Brandl" in m.text]
    assert not to_thief, f"the wording was shown: {to_thief}"


def kinds() -> list[type[Press]]:
    """Every kind of button that the project declares."""
    for module in walk_packages(handlers.__path__, "handlers."):
        import_module(module.name)
    return Press.__subclasses__()


def forged() -> list[str]:
    """Data of every kind of button, with small numbers, the largest, and none that fit."""
    made = []
    for kind in kinds():
        fields = len(kind.__match_args__)
        for number in NUMBERS:
            for code in kind.codes:
                made.append(":".join([code, *[str(number)] * fields]))
        made.append(":".join([kind.codes[0], *["9" * 18] * min(fields, 3)]))
        made.append(":".join([kind.codes[0], *["1"] * (fields + 1)]))
    return [data for data in made if len(data) <= 64]


def touches_data(person: Person, message: Message, data: str) -> Query:
    """A press of a button that a modified client makes up."""
    state = person.state
    with state.lock:
        query = Query(f"press-{next(state.serial)}", person.user, message=message)
        state.queries[query.id] = query
        fields = {"id": query.id, "from": person.user.json(), "data": data, "chat_instance": "1"}
        state.updates.put("callback_query", fields | {"message": message.json()})
    return query


def answered(stage: Stage, person: Person) -> bool:
    """Whether all presses of a person were answered."""
    return all(
        query.answer is not None for query in stage.world.state.queries.values() if query.user is person.user
    )


async def opens(person: Person, secret: int) -> Message:
    """Open the link of an invitation; what the bot says."""
    link = payload(AcceptInvitation(*divmod(secret, HALF)))
    return await person.world.reply_to(person.starts(str(link)), 20)


async def accepts(stage: Stage, person: Person, secret: int) -> None:
    """Open the link of an invitation and accept it, whatever the bot says."""
    shown = await opens(person, secret)
    query = touches_data(person, shown, pack(AcceptInvitation(*divmod(secret, HALF))))
    await stage.until(lambda: query.answer is not None, 20, "the press was not answered")
    await asyncio.sleep(1)


def demand_no_right(stage: Stage, person: Person) -> None:
    """Nobody was given anything."""
    with stage.library() as library:
        rights = library.people.staff.rights(person.id)
    assert not rights, f"{person.name} was given {', '.join(sorted(rights))}"
