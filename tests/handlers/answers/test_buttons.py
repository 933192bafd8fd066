"""The buttons under an answer: after a restart, an edit and a removal, and in front of others."""

import threading
from pathlib import Path

import pytest
from sqlalchemy import select

from corpus.chats.votes import votes
from corpus.library import Library
from corpus.models import Draft
from corpus.readers import read
from tests.support.conversation import CANCELLED, VISIT, WHO, StartBot
from tests.world import Chat, Message, Person, World

STALE = "This button no longer works. Please ask again."


@pytest.fixture
def anna(world: World) -> Person:
    return world.person("Anna")


@pytest.fixture
def bert(world: World) -> Person:
    return world.person("Bert")


@pytest.fixture
def desk(world: World, anna: Person, bert: Person) -> Chat:
    return world.supergroup("Desk", [anna, bert])


@pytest.fixture(autouse=True)
def one_sentence(library: Library, anna: Person, desk: Chat) -> None:
    """One sentence a reply, however many more answer."""
    for chat in (anna.id, desk.id):
        library.people.choose(chat, lambda before: before.model_copy(update={"sentences": 1}))


async def asked(anna: Person, chat: Chat | None = None) -> Message:
    """The reply to the question about the visit."""
    return await (anna.asks(f"/ask {WHO}", chat=chat) if chat else anna.asks(WHO))


def voted(library: Library) -> list[tuple[object, ...]]:
    """The votes that are kept: which sentence of which version, and whether it was useful."""
    names = ("article_key", "version", "start", "end", "useful")
    with library.people._database.read() as connection:  # no door tells them one by one
        return [tuple(row) for row in connection.execute(select(*(votes.c[name] for name in names)))]


async def test_more_shows_the_next_best_sentences_and_back_the_first(
    world: World, news: Library, start_bot: StartBot, anna: Person
) -> None:
    async with start_bot():
        reply = await asked(anna)
        first = (reply.text, reply.buttons)
        await anna.presses(reply, "More ›")
        await world.until(lambda: reply.edited)
        more = reply.quotes
        assert "‹ Back" in reply.buttons
        await anna.presses(reply, "‹ Back")
        await world.until(lambda: reply.quotes == [CANCELLED])
    assert (reply.text, reply.buttons) == first
    assert more
    assert CANCELLED not in more
    assert world.from_bot(anna.private) == [reply]


async def test_more_works_after_a_restart_and_leaves_out_what_was_removed(
    world: World, news: Library, start_bot: StartBot, anna: Person
) -> None:
    async with start_bot():
        reply = await asked(anna)
    [ferry] = [article.id for article in news.articles(10) if article.title == "A ferry for Larkness"]
    news.remove([ferry])
    async with start_bot():
        await anna.presses(reply, "More ›")
        await world.until(lambda: reply.edited)
    assert reply.quotes
    assert all(quote in VISIT for quote in reply.quotes)


async def test_a_question_that_nobody_remembers_has_to_be_asked_again(
    world: World, news: Library, start_bot: StartBot, anna: Person
) -> None:
    async with start_bot():
        question = anna.says(WHO)
        reply = await world.reply_to(question)
    anna.deletes(question)
    async with start_bot():
        notices = [await anna.presses(reply, label) for label in ("More ›", "Why")]
    assert [notice.text for notice in notices] == [STALE] * 2


async def test_why_tells_the_words_with_their_bridges_and_how_rare_they_are(
    world: World, news: Library, start_bot: StartBot, anna: Person
) -> None:
    async with start_bot():
        reply = await asked(anna)
        await anna.presses(reply, "Why")
        why = await world.reply_to(reply)
    lines = why.text.splitlines()
    assert lines[0] == CANCELLED
    assert "• cancelled ≈ annulée (translated): in 1 of 2 passages" in lines
    assert "cancelled ≈ annulée" in why.parts("bold")


async def test_why_works_after_a_restart_in_a_group_for_the_one_who_presses_alone(
    world: World, news: Library, start_bot: StartBot, anna: Person, bert: Person, desk: Chat
) -> None:
    async with start_bot():
        reply = await asked(anna, desk)
    async with start_bot():
        notice = await bert.presses(reply, "Why")
        await world.quiet()
    assert (notice.alert, "cancelled ≈ annulée" in notice.text) == (True, True)
    assert world.from_bot(desk) == [reply]


async def test_a_vote_counts_once_a_person_and_can_be_changed(
    world: World, news: Library, start_bot: StartBot, anna: Person, bert: Person, desk: Chat
) -> None:
    async with start_bot():
        reply = await asked(anna, desk)
        before = (reply.text, reply.buttons)
        notices = [
            await person.presses(reply, label)
            for person, label in [(anna, "👎"), (anna, "👍"), (bert, "👍"), (anna, "👍")]
        ]
        await world.quiet()
    start = news.article_by_key(1).text.index(CANCELLED)
    assert voted(news) == [(1, 1, start, start + len(CANCELLED), True)] * 2
    assert [notice.text.partition(".")[0] for notice in notices[:2]] == [
        "Thank you: marked as not useful",
        "Thank you: marked as useful",
    ]
    assert not any(notice.alert for notice in notices)
    assert (reply.text, reply.buttons, world.from_bot(desk)) == (*before, [reply])


async def test_what_a_stranger_presses_in_a_group_only_they_see(
    world: World, news: Library, start_bot: StartBot, anna: Person, bert: Person, desk: Chat
) -> None:
    async with start_bot():
        reply = await asked(anna, desk)
        before = (reply.text, reply.buttons)
        context = await bert.presses(reply, "Context")
        more = await bert.presses(reply, "More ›")
        await world.quiet()
        assert context.url is not None
        opened = await world.reply_to(bert.starts(context.url.partition("?start=")[2]))
    assert (reply.text, reply.buttons, world.from_bot(desk)) == (*before, [reply])
    assert (more.alert, more.text.startswith("Next best: “")) == (True, True)
    assert opened.parts("bold") == [CANCELLED]


async def test_a_question_in_the_groups_own_name_is_that_of_its_admins(
    world: World, news: Library, start_bot: StartBot, anna: Person, bert: Person, desk: Chat
) -> None:
    async with start_bot():
        reply = await anna.asks(f"/ask {WHO}", chat=desk, anonymous=True)
        assert (await bert.presses(reply, "Context")).url
        await anna.presses(reply, "Context")
        context = await world.reply_to(reply)
    assert context.parts("bold") == [CANCELLED]


async def test_context_shows_the_neighbours_of_the_paragraph_when_asked_for_more(
    world: World, library: Library, start_bot: StartBot, anna: Person
) -> None:
    weather = "Le temps est resté sec toute la journée. " * 6
    paragraphs = [f"{word} {weather}" for word in ("Loin.", "Avant.", CANCELLED, "Après.", "Fin.")]
    library.add(Draft(text="\n\n".join(part.strip() for part in paragraphs), language="fr"))
    async with start_bot():
        await anna.presses(await asked(anna), "Context")
        await world.until(lambda: len(world.from_bot(anna.private)) == 2)
        context = world.from_bot(anna.private)[-1]
        narrow = context.quotes
        await anna.presses(context, "Before and after")
        await world.until(lambda: context.edited)
    assert [quote.split()[0] for quote in narrow] == ["La"]
    assert [part.split()[0] for part in context.quotes[0].split("\n\n")] == ["Avant.", "La", "Après."]
    assert (context.parts("bold"), context.buttons) == ([CANCELLED], [])


async def test_buttons_of_an_article_with_a_new_version_show_the_old_one(
    world: World, library: Library, start_bot: StartBot, anna: Person
) -> None:
    library.add(read("visite.txt", VISIT.encode()))
    async with start_bot():
        reply = await asked(anna)
        library.add(read("visite.txt", VISIT.replace("lundi soir", "mardi matin").encode()))
        await anna.presses(reply, "Context")
        context = await world.reply_to(reply)
        await anna.presses(reply, "👍")
    assert context.parts("bold") == [CANCELLED]
    start = VISIT.index(CANCELLED)
    assert voted(library) == [(1, 1, start, start + len(CANCELLED), True)]


async def test_nothing_of_a_removed_article_can_be_pressed(
    world: World, library: Library, start_bot: StartBot, anna: Person
) -> None:
    ada = world.person("Ada")
    async with start_bot(admins=[ada]):
        await world.reply_to(ada.sends_document("visite.txt", VISIT.encode()))
        reply = await asked(anna)
        library.remove([article.id for article in library.articles(10)])
        notices = [await anna.presses(reply, label) for label in ("Context", "Open", "👍")]
        more = await anna.presses(reply, "Why")
        await world.quiet()
    assert [notice.text for notice in notices] == ["This article has been removed."] * 3
    assert more.text == "This article has been removed."
    assert world.from_bot(anna.private) == [reply]


async def test_open_sends_the_very_file_that_was_uploaded(
    world: World, library: Library, start_bot: StartBot, anna: Person
) -> None:
    ada = world.person("Ada")
    async with start_bot(admins=[ada]):
        upload = ada.sends_document("visite.txt", VISIT.encode())
        await world.reply_to(upload)
        reply = await asked(anna)
    async with start_bot(admins=[ada]):
        await anna.presses(reply, "Open")
        sent = await world.reply_to(reply)
    assert (sent.document or {})["file_id"] == (upload.document or {})["file_id"]


async def test_a_strangers_open_leads_them_to_the_article_and_its_file(
    world: World, library: Library, start_bot: StartBot, anna: Person, bert: Person, desk: Chat
) -> None:
    ada = world.person("Ada")
    async with start_bot(admins=[ada]):
        await world.reply_to(ada.sends_document("visite.txt", VISIT.encode()))
        reply = await asked(anna, desk)
        notice = await bert.presses(reply, "Open")
        card = await world.reply_to(bert.starts((notice.url or "").partition("?start=")[2]))
        await bert.presses(card, "Open")
        sent = await world.reply_to(card)
    assert world.from_bot(desk) == [reply]
    assert (sent.document or {})["file_name"] == "visite.txt"


async def test_a_file_that_telegram_no_longer_has_is_said_to_be_lost(
    world: World, library: Library, start_bot: StartBot, anna: Person
) -> None:
    ada = world.person("Ada")
    async with start_bot(admins=[ada]):
        await world.reply_to(ada.sends_document("visite.txt", VISIT.encode()))
        reply = await asked(anna)
        world.fail_next("sendDocument", code=400, description="Bad Request: wrong file identifier")
        notice = await anna.presses(reply, "Open")
    assert notice.text == "The original file can no longer be sent."


async def test_context_pressed_twice_is_sent_once(
    world: World, news: Library, start_bot: StartBot, anna: Person
) -> None:
    async with start_bot():
        reply = await asked(anna)
        await anna.presses(reply, "Context")
        await world.reply_to(reply)
        notice = await anna.presses(reply, "Context")
        await world.quiet()
    assert (notice.text, notice.alert) == ("It is shown just below.", False)
    assert len(world.from_bot(anna.private)) == 2


async def test_the_buttons_stand_in_two_rows(
    world: World, news: Library, start_bot: StartBot, anna: Person
) -> None:
    async with start_bot():
        reply = await asked(anna)
    rows = [[button["text"] for button in row] for row in reply.keyboard]
    assert rows == [["Context", "More ›"], ["Why", "👍", "👎"]]


async def test_open_is_a_link_for_an_article_of_the_web(
    world: World, library: Library, start_bot: StartBot, anna: Person
) -> None:
    page = "https://gazette.example/visite"
    library.add(Draft(text=CANCELLED, url=page, source="La Gazette"))
    async with start_bot():
        reply = await asked(anna)
    [target] = [entity["url"] for entity in reply.content["entities"] if entity["type"] == "text_link"]
    assert target.startswith(f"{page}#:~:text=La%20visite")
    assert "Open" not in reply.buttons


class SlowLibrary(Library):
    """A library whose database takes its time, until the test lets it go on."""

    let_go = threading.Event()

    def explain(self, *arguments: object) -> tuple[()]:
        assert self.let_go.wait(60)
        return ()


async def test_a_press_is_answered_before_its_work_is_done_when_that_takes_long(
    world: World, start_bot: StartBot, anna: Person, tmp_path: Path
) -> None:
    with SlowLibrary.open(tmp_path / "slow") as slow:
        slow.add(Draft(text=CANCELLED))
        async with start_bot(corpus=slow):
            reply = await asked(anna)
            notice = await anna.presses(reply, "Why")
            slow.let_go.set()
            why = await world.reply_to(reply)
    assert notice.text == ""
    assert why.text.splitlines()[0] == CANCELLED


async def test_a_press_does_not_wait_for_a_question_of_the_same_chat(
    world: World, news: Library, start_bot: StartBot, anna: Person
) -> None:
    async with start_bot():
        reply = await asked(anna)
        let_go = world.hold_next("sendMessage")
        anna.says("Who is the captain of the ferry?")
        await world.until(lambda: len(world.calls("sendMessage")) == 2)
        await anna.presses(reply, "👍")
        let_go()
        await world.quiet()
