"""How people find their way: deep links, examples, what the bot is and what it keeps of them."""

import base64
import sqlite3
import zlib
from pathlib import Path

import pytest

from corpus.chats.preferences import Preferences
from corpus.library import Library
from corpus.models import Draft
from corpus.schema.all_tables import metadata
from handlers.answers.answer_buttons import ShowContext
from handlers.chat.deep_links import AskQuestion, OpenArticle, payload, target
from tests.support.conversation import BRIDGE, CANCELLED, WHO, StartBot
from tests.world import World


def context_link(news: Library) -> str:
    """The link to the paragraph around the sentence that answers WHO."""
    cited = news.ask(WHO).citations[0]
    return str(payload(ShowContext(cited.key, cited.version, cited.start, cited.end)))


@pytest.mark.parametrize(
    "question",
    [
        "Who cancelled it?",
        "Who cancelled the meeting between Ruritania and Borduria?",
        "Où a-t-elle été annulée ?",
        "Pourquoi le sommet de Larkness a-t-il été reporté ?",
        "桥什么时候关闭？",
    ],
)
def test_a_link_carries_a_question_to_the_letter(question: str) -> None:
    made = payload(AskQuestion(question))
    assert made is not None
    assert len(made) <= 64
    assert target(made) == AskQuestion(question)


@pytest.mark.parametrize(
    "question", ["Zweiundvierzig Brücken, dreiundsiebzig Fähren, Jahrhundertflut?", "a" * 1000]
)
def test_a_question_too_long_for_a_link_has_none(question: str) -> None:
    assert payload(AskQuestion(question)) is None


@pytest.mark.parametrize(
    ("made", "meant"),
    [
        ("a-12", OpenArticle(12)),
        ("c-12-1-340-512", ShowContext(12, 1, 340, 512)),
        (
            "z-g5ucUpSflwpVVJyRD9SaX56nkF8GdGhAfg4wZOwB",
            AskQuestion("How many drones were shot down over Poland?"),
        ),
        ("q-V2hvPw", AskQuestion("Who?")),
    ],
)
def test_links_made_long_ago_keep_their_meaning(made: str, meant: object) -> None:
    assert target(made, [ShowContext]) == meant


@pytest.mark.parametrize(
    "made", ["", "a-", "a-x", "a-" + "9" * 60, "q-", "q-!", "q-_w", "z-abcd", "c-1", "u-1", "x-1"]
)
def test_a_link_that_means_nothing_opens_nothing(made: str) -> None:
    assert target(made) is None


def test_no_link_makes_the_bot_unfold_more_than_a_question() -> None:
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    bomb = packer.compress(b"a" * 3000) + packer.flush()
    made = "z-" + base64.urlsafe_b64encode(bomb).decode().rstrip("=")
    assert len(made) <= 64
    assert target(made) is None


async def test_a_link_with_a_question_is_answered_at_once(
    world: World, news: Library, start_bot: StartBot
) -> None:
    anna = world.person("Anna")
    async with start_bot():
        reply = await world.reply_to(anna.starts(str(payload(AskQuestion(WHO)))))
    assert reply.quotes == [CANCELLED]


async def test_a_link_to_a_citation_opens_its_paragraph(
    world: World, news: Library, start_bot: StartBot
) -> None:
    anna = world.person("Anna")
    async with start_bot():
        reply = await world.reply_to(anna.starts(context_link(news)))
    assert reply.parts("bold") == [CANCELLED]
    assert BRIDGE in reply.quotes[0]


async def test_a_link_to_an_article_shows_how_it_begins_and_where_it_is_from(
    world: World, library: Library, start_bot: StartBot
) -> None:
    text = "The tower of Larkness leans a little more each year. Its keeper is not worried."
    draft = Draft(title="A leaning tower", source="Sample Wire", url="https://wire.example/tower", text=text)
    key = library.add(draft).article.key
    anna = world.person("Anna")
    async with start_bot():
        reply = await world.reply_to(anna.starts(f"a-{key}"))
    assert reply.text == f"{text}\nSample Wire, A leaning tower"
    assert (reply.quotes, reply.parts("text_link")) == ([text], ["Sample Wire, A leaning tower"])


@pytest.mark.parametrize("kind", ["article", "citation"])
async def test_a_link_to_a_removed_article_says_so(
    world: World, news: Library, start_bot: StartBot, kind: str
) -> None:
    anna = world.person("Anna")
    made = context_link(news) if kind == "citation" else f"a-{news.ask(WHO).citations[0].key}"
    news.remove([article.id for article in news.articles(10)])
    async with start_bot():
        reply = await world.reply_to(anna.starts(made))
    assert reply.text == "This article has been removed."


async def test_a_link_that_means_nothing_greets(world: World, start_bot: StartBot) -> None:
    async with start_bot():
        reply = await world.reply_to(world.person("Anna").starts("x-1"))
    assert reply.text.startswith("Hello!")


@pytest.mark.parametrize(("code", "opening"), [("en", "What is said about "), ("fr", "Que lit-on sur ")])
@pytest.mark.parametrize("command", ["/help", "/start"])
async def test_the_examples_are_questions_that_the_articles_answer(
    world: World, news: Library, start_bot: StartBot, command: str, code: str, opening: str
) -> None:
    anna = world.person("Anna", language_code=code)
    async with start_bot():
        questions = (await anna.asks(command)).suggestions
        replies = [await anna.asks(question) for question in questions]
    assert all(question.startswith(opening) for question in questions)
    assert len(replies) > 0
    assert ["Moira Fennel" in reply.quotes[0] for reply in replies] == [True]


async def test_the_examples_change_with_the_articles(
    world: World, news: Library, start_bot: StartBot
) -> None:
    async with start_bot():
        before = await world.person("Anna").asks("/start")
        news.remove([article.id for article in news.articles(9)])
        without = await world.person("Bert").asks("/start")
        news.add(Draft(text="The harbour of Brenn was opened by the prefect Anne Rochard on Monday, in May."))
        after = await world.person("Carl").asks("/help")
    assert before.suggestions != []
    assert without.suggestions == []
    assert after.suggestions == ["What is said about Anne Rochard?"]


async def test_help_without_articles_has_no_examples(world: World, start_bot: StartBot) -> None:
    async with start_bot():
        reply = await world.person("Anna").asks("/help")
    assert (reply.suggestions, "tap a question" in reply.text) == ([], False)


async def test_about_says_what_the_bot_is_and_what_it_knows(
    world: World, news: Library, start_bot: StartBot
) -> None:
    async with start_bot():
        reply = await world.person("Anna").asks("/about")
    assert reply.text.startswith("I am Pullquote ")
    assert reply.text.endswith("I know 2 articles.\n\nLanguages of the articles: English, French.")


async def test_privacy_says_what_is_kept_and_forget_erases_it(
    world: World, library: Library, start_bot: StartBot
) -> None:
    anna = world.person("Anna")
    async with start_bot():
        told = await anna.asks("/privacy")
        await anna.asks("/language fr")
        kept = library.people.preferences(anna.id)
        erased = await anna.asks("/forget")
        after = await anna.asks("/about")
    assert ("/forget erases" in told.text, kept) == (True, Preferences(language="fr"))
    assert erased.text.startswith("C’est effacé")
    assert library.people.preferences(anna.id) == Preferences()
    assert after.text.startswith("I am")


def tables_about(person: int, folder: Path) -> set[str]:
    """The tables that hold a row under a person's number, whatever the number's column is called."""
    connection = sqlite3.connect(folder / "pullquote.db")
    found = {
        table.name
        for table in metadata.sorted_tables
        for column in table.columns
        if connection.execute(f'SELECT 1 FROM {table.name} WHERE "{column.name}" = {person}').fetchone()  # noqa: S608
    }
    connection.close()
    return found


async def test_forget_leaves_no_row_under_the_persons_number(
    world: World, news: Library, start_bot: StartBot, tmp_path: Path
) -> None:
    anna = world.person("Anna")
    async with start_bot():
        reply = await anna.asks(WHO)
        await anna.presses(reply, "👍")
        await anna.asks("/language en")
        await world.quiet()
        before = tables_about(anna.id, tmp_path / "data")
        await anna.asks("/forget")
        await world.quiet()
    assert before >= {"preferences", "votes", "replies"}
    assert tables_about(anna.id, tmp_path / "data") == set()


async def test_what_is_written_under_a_picture_is_a_question(
    world: World, news: Library, start_bot: StartBot
) -> None:
    anna = world.person("Anna")
    async with start_bot():
        reply = await world.reply_to(anna.sends_photo(b"\xff\xd8", caption=WHO))
    assert reply.quotes == [CANCELLED]


@pytest.mark.parametrize("command", ["/start", "/help", "/about", "/privacy", "/forget", "/language"])
async def test_commands_of_the_private_chat_are_silent_in_groups(
    world: World, news: Library, start_bot: StartBot, command: str
) -> None:
    anna = world.person("Anna")
    desk = world.supergroup("Desk", [anna])
    async with start_bot():
        anna.says(command, chat=desk)
        await world.quiet()
    assert world.from_bot(desk) == []


@pytest.mark.parametrize(
    ("code", "first", "later"),
    [
        (
            "en",
            "Send me the first one now: a file, a link, or its text pasted here.",
            "send me a file, a link",
        ),
        (
            "fr",
            "Envoyez-moi le premier\u00a0: un fichier, un lien ou son texte collé ici.",
            "envoyez-moi un fichier",
        ),
    ],
)
async def test_start_tells_an_admin_how_to_add_the_first_article(
    world: World, library: Library, start_bot: StartBot, code: str, first: str, later: str
) -> None:
    ada, sam = world.person("Ada", language_code=code), world.person("Sam", language_code=code)
    async with start_bot(admins=[ada]):
        greeting = await world.reply_to(ada.starts())
        await ada.asks("/add The harbour of Brenn opened again on Monday, the prefect said.")
        again = await world.reply_to(ada.starts())
        stranger = await world.reply_to(sam.starts())
    assert first in greeting.text
    assert (first in again.text, later in again.text) == (False, True)
    assert later not in stranger.text
