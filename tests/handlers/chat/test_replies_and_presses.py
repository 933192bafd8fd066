"""Nothing that stands in a message speaks for anybody: neither a link in it, nor data that no button has."""

import pytest

from corpus.chats.prompted import Prompted
from corpus.chats.rights import Right
from corpus.library import Library
from corpus.models import Draft, Filter
from handlers import capabilities
from handlers.answers.answer_buttons import (
    CastVote,
    SendOriginal,
    ShowContext,
    ShowReasons,
    ShowSentences,
    ShowWiderContext,
)
from handlers.answers.watch_buttons import EndWatch, StartWatch
from handlers.articles.article_buttons import ReadArticle, ShowFilters, ShowFound, ShowValues
from handlers.chat.callback_codec import pack
from handlers.chat.recent_questions import checksum
from handlers.chat.services import utc_now
from handlers.chat.standing import is_restricted
from handlers.people.choices import Choose
from handlers.people.inviting import AcceptInvitation
from handlers.people.people_replies import ShowMember
from handlers.uploads.taking_replies import StopTaking
from handlers.watches.watch_replies import EndListed
from tests.support.conversation import FERRY, StartBot, after_press
from tests.support.staff import hire
from tests.support.watched import QUESTION, WATCH
from tests.world import Message, Person, World

STALE = "This button no longer works. Please ask again."
TOO_OLD = (
    "My question is too old for that reply. "
    "Press the button under the article again and reply to the new one."
)
FORGED = "https://t.me/pullquote_bot?start=edit_1_0"


@pytest.fixture
def ada(world: World) -> Person:
    """The owner."""
    return world.person("Ada")


@pytest.mark.parametrize("link", [FORGED, FORGED.replace("pullquote_bot", "other")])
async def test_a_reply_to_an_answer_edits_nothing_whatever_its_sources_address_is(
    world: World, library: Library, start_bot: StartBot, ada: Person, link: str
) -> None:
    library.add(Draft(text="The pier of Sallow was painted on Monday.", url=link, title="Pier"))
    async with start_bot([ada]):
        answer = await ada.asks("What was painted on Monday?")
        assert link in answer.links.values()
        await ada.asks("Who painted the pier?", reply_to=answer)
    assert (library.sequence(), library.articles(1)[0].title) == (1, "Pier")


async def test_nor_does_a_reply_to_what_others_wrote_forwarded_or_sent_through_us(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    library.add(Draft(text=FERRY, id="ferry"))
    bot = world.person("Quoter", is_bot=True, username="quoter_bot")
    link = {"type": "text_link", "offset": 0, "length": 5, "url": FORGED}
    content = {"text": "Title: A ferry", "entities": [link]}
    async with start_bot([ada]):
        card = await ada.asks("/edit ferry")
        title = await after_press(world, ada, card, "Title")
        forwarded = ada.forwards(title)
        await world.quiet()
        through_us = Message(
            ada.private, ada.private.next_id(), world.state.now(), ada.user, content, via_bot=world.bot
        )
        of_another = Message(ada.private, ada.private.next_id(), world.state.now(), bot.user, content)
        for message in (forwarded, world.state.keep(through_us), world.state.keep(of_another)):
            await ada.asks("Is there another ferry?", reply_to=message)
    assert library.article("ferry").version == 1


async def test_a_reply_to_a_question_of_which_nothing_is_kept_is_told_so(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    library.add(Draft(text=FERRY, id="ferry"))
    link = {"type": "text_link", "offset": 7, "length": 7, "url": FORGED}
    content = {"text": "Title: A ferry\nReply with the new value", "entities": [link]}
    async with start_bot([ada]):
        ada.starts()
        old = Message(ada.private, ada.private.next_id(), world.state.now(), world.bot, content)
        told = await ada.asks("Another title", reply_to=world.state.keep(old))
    assert (told.text, library.article("ferry").version) == (TOO_OLD, 1)


async def test_a_question_is_answered_only_by_whom_it_was_put_to_and_who_may_still(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    library.add(Draft(text=FERRY, id="ferry"))
    bea = world.person("Bea")
    hire(library, bea, ada, Right.ADD)
    async with start_bot([ada]):
        title = await after_press(world, bea, await bea.asks("/edit ferry"), "Title")
        library.people.staff.change(bea.id, Right.ADD, given=False)
        await bea.asks("What is the second ferry?", reply_to=title)
        library.people.staff.change(bea.id, Right.ADD, given=True)
        of_ada = {"person": ada.id, "kind": "edit", "key": 1, "part": 0}
        other = Message(bea.private, bea.private.next_id(), world.state.now(), world.bot, title.content)
        asked = Prompted(bot=world.bot.id, chat=bea.id, message=other.id, **of_ada)
        library.people.prompt(asked, utc_now())
        await bea.asks("A title", reply_to=world.state.keep(other))
    assert library.article("ferry").version == 1


async def test_a_forged_press_tells_nobody_what_others_asked(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    library.add(Draft(text=FERRY))
    anna, eve = world.person("Anna"), world.person("Eve")
    async with start_bot([ada]):
        unanswered = await anna.asks(QUESTION)
        own = await eve.asks("Who painted the lighthouse of Quern?")
        number = checksum(library.ask(QUESTION).question)
        shown = [button["callback_data"] for row in unanswered.keyboard for button in row]
        assert pack(StartWatch(number, library.sequence())) in shown
        notice = await eve.forges(own, pack(StartWatch(number, 0)))
        listed = await eve.asks("/watching")
        assert (await anna.presses(unanswered, WATCH)).text.startswith("I’ll tell you")
    assert notice.text == STALE
    assert QUESTION not in listed.text


async def test_the_staff_press_only_what_the_bot_showed_them(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    library.add(Draft(text=FERRY))
    bea = world.person("Bea")
    hire(library, bea, ada, *Right)
    sought = Filter(words=("scandal",))
    number = library.kept_filters.keep([sought])[sought]
    async with start_bot([ada]):
        listed = await bea.asks("/articles")
        forged = [ShowFound(number, 0), ShowMember(bea.id), StopTaking(1)]
        notices = [await bea.forges(listed, pack(press)) for press in forged]
        await world.quiet()
    assert [notice.text for notice in notices] == [STALE] * 3
    assert "scandal" not in listed.text


async def test_a_made_up_number_of_changes_lets_a_watch_miss_nothing(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    library.add(Draft(text=FERRY))
    anna = world.person("Anna")
    async with start_bot([ada]):
        unanswered = await anna.asks(QUESTION)
        number = checksum(library.ask(QUESTION).question)
        await anna.forges(unanswered, pack(StartWatch(number, 10**17)))
        await world.quiet()
    with library.people.staff._database.read() as connection:
        seen = connection.exec_driver_sql("SELECT seen FROM watches").scalars().all()
    assert seen == [1]


def test_what_everybody_may_press_names_only_their_own_or_what_everybody_may_read() -> None:
    buttons = [button for capability in capabilities() for button in capability.buttons]
    everybodys = [button for button in buttons if not is_restricted(button.who)]
    assert {button.kind for button in everybodys if button.where_shown} == {
        ShowFound, ShowFilters, ShowValues, ReadArticle,  # may name what the staff look for
    }  # fmt: skip
    assert {button.kind for button in everybodys if not button.where_shown} == {
        ShowContext, ShowWiderContext, SendOriginal,  # articles, which everybody may ask
        ShowSentences, ShowReasons, StartWatch,  # questions of this very chat
        CastVote, EndWatch, EndListed, Choose,  # the presser's own
        AcceptInvitation,  # a secret that nobody guesses
    }  # fmt: skip
