"""Groups and channels that work with one collection."""

import pytest

from corpus.chats.rights import Right
from corpus.library import Library
from corpus.models import Draft
from tests.support.conversation import WHO, StartBot, press
from tests.support.staff import REFUSED, hire
from tests.support.zip_files import zip_of
from tests.world import Chat, Person, World

REGATTA = "The mayor of Larkness cancelled the regatta on Monday evening because of the storm."
BUDGET = "The mayor of Larkness cancelled the vote on the budget on Friday."
CAPTAIN = "The sailors of Larkness elected Moira Fennel as their captain."
QUESTION = "Who cancelled the regatta of Larkness?"
VOTE = "What did the mayor of Larkness cancel on Friday?"


@pytest.fixture
def ada(world: World) -> Person:
    """The owner."""
    return world.person("Ada")


@pytest.fixture
def gus(world: World) -> Person:
    """The admin of a group."""
    return world.person("Gus")


@pytest.fixture
def max_(world: World) -> Person:
    """A member of it."""
    return world.person("Max")


@pytest.fixture
def sailors(world: World, library: Library, gus: Person, ada: Person, max_: Person) -> Chat:
    """A group whose admins are Gus and Ada, and two articles, one of them for it."""
    library.add(Draft(text=REGATTA, collection="Sailing"))
    library.add(Draft(text=BUDGET, collection="Council"))
    chat = world.supergroup("Sailors", [gus, ada, max_])
    chat.members[ada.id].status = "administrator"
    return chat


async def test_a_bound_group_searches_its_collection_only(
    world: World, library: Library, start_bot: StartBot, sailors: Chat, ada: Person, max_: Person
) -> None:
    async with start_bot([ada]):
        before = await max_.asks(f"/ask@pullquote_bot {VOTE}", chat=sailors)
        bound = await ada.asks("/bind@pullquote_bot sailing", chat=sailors)
        question = max_.says(f"/ask@pullquote_bot {VOTE}", chat=sailors)
        inside = await world.reply_to(question)
        words = inside.text
        found = await max_.asks(f"/ask@pullquote_bot {QUESTION}", chat=sailors)
        private, inline = await max_.asks(VOTE), await max_.types_inline(VOTE)
        max_.edits(question, f"/ask@pullquote_bot {QUESTION}")
        await world.quiet()
        edited = inside.quotes
        shown = await ada.asks("/bind@pullquote_bot", chat=sailors)
        await press(ada, shown, "End this")
        after = await max_.asks(f"/ask@pullquote_bot {VOTE}", chat=sailors)
    assert before.quotes == [BUDGET]
    assert bound.text.startswith("Bound to the collection “Sailing” (1 article).")
    assert BUDGET not in words
    assert (found.quotes, edited) == ([REGATTA], [REGATTA])
    assert private.quotes == [BUDGET]
    assert BUDGET in inline[0].text
    assert shown.text == "No longer bound: questions search all articles again."
    assert after.quotes == [BUDGET]


async def test_follow_ups_and_buttons_of_a_bound_group_stay_in_its_collection(
    world: World, library: Library, start_bot: StartBot, sailors: Chat, ada: Person, max_: Person
) -> None:
    for day in ("Tuesday", "Wednesday", "Thursday", "Saturday"):
        library.add(
            Draft(text=f"The mayor of Larkness cancelled the regatta on {day}.", collection="Sailing")
        )
        library.add(Draft(text=f"The mayor of Larkness cancelled the fair on {day}.", collection="Council"))
    library.people.bind(sailors.id, "Sailing")
    async with start_bot([ada]):
        answer = await max_.asks("/ask@pullquote_bot What did the mayor of Larkness cancel?", chat=sailors)
        quotes = list(answer.quotes)
        more = next(label for label in answer.buttons if "More" in label or "+" in label)
        await press(max_, answer, more)
        quotes += answer.quotes
        later = await max_.asks("and on Friday?", reply_to=answer)
        quotes += later.quotes
    assert quotes
    assert not [quote for quote in quotes if "fair" in quote or "budget" in quote]


async def test_the_groups_own_admins_add_by_reply_and_undo_it(
    world: World, library: Library, start_bot: StartBot, sailors: Chat, ada: Person, gus: Person, max_: Person
) -> None:
    library.people.bind(sailors.id, "Sailing")
    count = library.count()
    async with start_bot([ada]):
        said = max_.says(CAPTAIN, chat=sailors)
        refused = await max_.asks("/add@pullquote_bot", reply_to=said)
        receipt = await gus.asks("/add@pullquote_bot", reply_to=said)
        file = max_.sends_document("sail.txt", b"New sails\n\nThe new sails are red.", chat=sailors)
        of_file = await gus.asks("/add@pullquote_bot", reply_to=file)
        added = {article.collection for article in library.articles(2)}
        notices = [await press(max_, receipt, "Undo"), await press(gus, receipt, "Undo")]
        usage = await gus.asks("/add@pullquote_bot", chat=sailors)
    assert refused.text == REFUSED
    assert (receipt.chat, of_file.text.splitlines()[0]) == (sailors, "Added: New sails")
    assert added == {"Sailing"}
    assert [notice.text for notice in notices] == [REFUSED, ""]
    assert usage.text == "Reply /add to the message or document that I shall add."
    assert library.count() == count + 1
    assert [change.by for change in library.changes()][-3:] == [gus.id] * 3


async def test_the_groups_own_admins_take_back_what_came_in_a_zip(
    world: World, library: Library, start_bot: StartBot, sailors: Chat, ada: Person, gus: Person, max_: Person
) -> None:
    library.people.bind(sailors.id, "Sailing")
    lot = zip_of({"a.txt": CAPTAIN.encode(), "b.txt": b"The new sails of Larkness are red."})
    async with start_bot([ada]):
        sent = max_.sends_document("lot.zip", lot, chat=sailors)
        receipt = await gus.asks("/add@pullquote_bot", reply_to=sent)
        refused = await press(max_, receipt, "Undo all 2")
        added = library.count()
        await press(gus, receipt, "Undo all 2")
        removed = library.count()
        await press(gus, world.from_bot(sailors)[-1], "Undo")
    assert refused.text == REFUSED
    assert (added, removed, library.count()) == (4, 2, 4)


NAMING_ANOTHER = {
    "a.jsonl": b'{"text": "The sails of Larkness are red.", "collection": "Council"}',
    "b.csv": b"text,collection\nThe ropes of Larkness are new.,Council\n",
    "c.md": b"---\ncollection: Council\n---\nThe anchor of Larkness was lost.",
}


@pytest.mark.parametrize("name", NAMING_ANOTHER)
async def test_no_file_of_a_bound_group_leaves_its_collection_though_it_names_another(
    world: World, library: Library, start_bot: StartBot, sailors: Chat, ada: Person, gus: Person, name: str
) -> None:
    library.people.bind(sailors.id, "Sailing")
    async with start_bot([ada]):
        sent = gus.sends_document(name, NAMING_ANOTHER[name], chat=sailors)
        await gus.asks("/add@pullquote_bot", reply_to=sent)
    assert [article.collection for article in library.articles(5)] == ["Sailing", "Council", "Sailing"]


async def test_a_file_names_the_collection_of_its_articles_where_no_chat_is_bound(
    world: World, library: Library, start_bot: StartBot, sailors: Chat, ada: Person
) -> None:
    async with start_bot([ada]):
        await world.reply_to(ada.sends_document("a.jsonl", NAMING_ANOTHER["a.jsonl"]))
    assert [article.collection for article in library.articles(1)] == ["Council"]


async def test_a_groups_admin_undoes_nothing_of_other_collections(
    world: World, library: Library, start_bot: StartBot, sailors: Chat, ada: Person, gus: Person
) -> None:
    library.people.bind(sailors.id, "Sailing")
    async with start_bot([ada]):
        said = gus.says(CAPTAIN, chat=sailors)
        receipt = await gus.asks("/add@pullquote_bot", reply_to=said)
        receipt.keyboard[0][0]["callback_data"] = (
            "u:2"  # of the council's article, as if the bot had shown it
        )
        of_others = await gus.presses(receipt, "Undo")
        library.people.unbind(sailors.id)
        receipt.keyboard[0][0]["callback_data"] = "u:3"
        unbound = await gus.presses(receipt, "Undo")
    assert (of_others.text, unbound.text, library.count()) == (REFUSED, REFUSED, 3)


async def test_only_who_looks_after_people_and_is_an_admin_of_the_group_binds_it(
    world: World, library: Library, start_bot: StartBot, sailors: Chat, ada: Person, gus: Person, max_: Person
) -> None:
    hire(library, max_, ada, Right.PEOPLE)
    async with start_bot([ada]):
        by_admin = await gus.asks("/bind@pullquote_bot Sailing", chat=sailors)
        by_staff = await max_.asks("/bind@pullquote_bot Sailing", chat=sailors)
        gus.says("/bind Sailing", chat=sailors)  # perhaps another bot's
        anonymous = await gus.asks("/bind@pullquote_bot Sailing", chat=sailors, anonymous=True)
        bound = await ada.asks("/bind@pullquote_bot Sailing", chat=sailors)
        notices = [await press(person, bound, "End this") for person in (gus, max_)]
        await world.quiet()
    assert by_admin.text == REFUSED
    assert by_staff.text == "Only the admins of this group can change my settings here."
    assert anonymous.text == REFUSED
    assert [notice.text for notice in notices] == [REFUSED, by_staff.text]
    assert len(world.from_bot(sailors)) == 4
    assert library.people.collection(sailors.id) == "Sailing"


async def test_a_bound_group_that_becomes_a_supergroup_stays_bound(
    world: World, library: Library, start_bot: StartBot, ada: Person, gus: Person
) -> None:
    library.add(Draft(text=REGATTA, collection="Sailing"))
    group = world.group("Sailors", [gus])
    library.people.bind(group.id, "Sailing")
    async with start_bot([ada]):
        supergroup = gus.upgrades(group)
        await world.quiet()
    assert [library.people.collection(chat.id) for chat in (group, supergroup)] == [None, "Sailing"]


async def test_a_channel_is_bound_from_the_private_chat_and_its_posters_add(
    world: World, library: Library, start_bot: StartBot, ada: Person, gus: Person
) -> None:
    hire(library, gus, ada, Right.PEOPLE)
    channel = world.channel("Sails", [ada], username="sails", bot=True)
    channel.members[world.bot.id].status = "administrator"
    async with start_bot([ada]):
        usage = await ada.asks("/bind")
        unknown = await ada.asks("/bind @nothing Sailing")
        stranger = await gus.asks("/bind @sails Sailing")
        bound = await ada.asks("/bind @sails Sailing")
        post = ada.says(CAPTAIN, chat=channel)
        ada.says("/add", chat=channel, reply_to=post)
        await world.quiet()
    assert usage.text.startswith("In a group, write /bind")
    assert unknown.text.startswith("I do not know @nothing")
    assert stranger.text == "Only somebody who is an admin there can do that."
    assert bound.text.startswith(
        "Bound to the collection “Sailing” (no article yet). What is added from this"
    )
    (article,) = library.articles(9)
    assert article.collection == "Sailing"
    assert [change.by for change in library.changes()] == [None]


async def test_questions_watched_in_a_bound_group_are_answered_from_its_collection(
    world: World, library: Library, start_bot: StartBot, sailors: Chat, ada: Person, max_: Person
) -> None:
    library.people.bind(sailors.id, "Sailing")
    async with start_bot([ada]):
        answer = await max_.asks(f"/ask@pullquote_bot {WHO}", chat=sailors)
        (watch,) = [label for label in answer.buttons if "ell" in label or "atch" in label]
        await press(max_, answer, watch)
        told = len(world.from_bot(sailors))
        news = "The mayor of Belmont cancelled the minister's visit to Belmont."
        library.add(Draft(text=news, collection="Council"))
        await world.quiet(settled=1.5)
        quiet = len(world.from_bot(sailors)) - told
        library.add(Draft(text=news + " It was raining.", collection="Sailing"))
        await world.until(lambda: len(world.from_bot(sailors)) > told)
    assert quiet == 0


async def test_off_is_no_name_of_a_collection_but_ends_the_binding(
    library: Library, start_bot: StartBot, sailors: Chat, ada: Person
) -> None:
    async with start_bot([ada]):
        await ada.asks("/bind@pullquote_bot Sailing", chat=sailors)
        told = await ada.asks("/bind@pullquote_bot OFF", chat=sailors)
    assert told.text == "No longer bound: questions search all articles again."
    assert library.people.collection(sailors.id) is None
