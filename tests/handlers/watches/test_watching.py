"""Watched questions: remembered at a press, told once in the same place when new articles answer."""

import threading
from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path

import pytest

from corpus.chats.preferences import Preferences, Quietness
from corpus.library import Library
from corpus.meaning.model import Vectors
from handlers.chat.services import utc_now
from tests.support.conversation import StartBot
from tests.support.meaning_models import WordModel
from tests.support.terminal_screen import Terminal
from tests.support.watched import (
    BAKERY,
    FERRY,
    NEWS,
    NOTHING,
    PILOT,
    QUESTION,
    SECOND,
    STOP,
    WATCH,
    Clock,
    looked_at_all,
    news_in,
    publish,
    watched,
)
from tests.world import Person, World


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def anna(world: World) -> Person:
    return world.person("Anna")


@pytest.fixture
def bert(world: World) -> Person:
    return world.person("Bert")


async def test_who_watches_a_question_is_told_in_reply_to_it_when_an_article_answers(
    world: World, news: Library, start_bot: StartBot, anna: Person
) -> None:
    async with start_bot():
        reply = await watched(anna)
        await world.until(lambda: STOP in reply.buttons)
        publish(news, BAKERY)
        publish(news, PILOT)
        told = await news_in(world, anna.private)
    assert reply.buttons == [STOP]
    assert (told.quotes, told.parts("italic"), told.reply_to) == ([PILOT], [NEWS], reply.reply_to)
    assert told.buttons == ["Context", "Why", "👍", "👎", STOP]


async def test_what_came_between_the_reply_and_the_press_is_told_too(
    world: World, news: Library, start_bot: StartBot, anna: Person
) -> None:
    async with start_bot():
        reply = await anna.asks(QUESTION)
        publish(news, PILOT)
        await anna.presses(reply, WATCH)
        told = await news_in(world, anna.private)
    assert told.quotes == [PILOT]


async def test_an_article_that_the_command_line_adds_while_the_bot_is_away_is_told_after_its_start(
    world: World, news: Library, start_bot: StartBot, anna: Person, pullquote: Terminal
) -> None:
    async with start_bot():
        await watched(anna)
    assert pullquote("add", pullquote.file("pilot.txt", PILOT)).code == 0
    async with start_bot():
        told = await news_in(world, anna.private)
        await anna.presses(told, "Context")
    assert told.quotes == [PILOT]


async def test_a_french_reader_is_told_in_french_about_an_article_in_whatever_language(
    world: World, news: Library, start_bot: StartBot
) -> None:
    anne = world.person("Anne", language_code="fr")
    question = "Qui pilotera le dirigeable de Tormel\u202f?"
    async with start_bot():
        reply = await anne.asks(question)
        notice = await anne.presses(reply, "Me prévenir dès qu’un article répond")
        publish(news, "Le dirigeable de Tormel sera piloté par Ida Brandt, a annoncé la mairie.")
        await world.until(lambda: len(world.from_bot(anne.private)) == 2)
        listed = await anne.asks("/watching")
    told = world.from_bot(anne.private)[1]
    assert notice.text.startswith("Je vous préviendrai ici quand un nouvel article répondra")
    assert told.parts("italic") == [f"Nouvelle réponse à «\u00a0{question}\u00a0»"]
    assert told.buttons[-1] == "Ne plus suivre"
    assert listed.text.startswith("Vous suivez une question\n1. Qui pilotera")


async def test_what_was_removed_again_or_does_not_answer_is_not_told(
    world: World, news: Library, start_bot: StartBot, anna: Person
) -> None:
    async with start_bot():
        await watched(anna)
    news.remove(publish(news, PILOT))
    publish(news, BAKERY)
    async with start_bot():
        await looked_at_all(world, news)
    assert len(world.from_bot(anna.private)) == 1


async def test_a_question_has_one_message_a_day_and_never_the_same_sentence_twice(
    world: World, news: Library, start_bot: StartBot, anna: Person, clock: Clock
) -> None:
    async with start_bot(clock=clock):
        await watched(anna)
        publish(news, PILOT)
        await news_in(world, anna.private)
        publish(news, SECOND, f"Reprinted: {BAKERY}")
        clock.ahead = timedelta(hours=23)
        await looked_at_all(world, news, clock)
        await news_in(world, anna.private)
        clock.ahead = timedelta(hours=24)
        later = await news_in(world, anna.private, 2)
        publish(news, PILOT.upper(), SECOND.replace(" on Monday", ""))
        clock.ahead = timedelta(hours=49)
        await looked_at_all(world, news, clock)
    assert later.quotes == [SECOND]
    assert later.buttons == ["Context", STOP]
    assert len(world.from_bot(anna.private)) == 3


async def test_in_a_group_each_person_watches_and_one_message_in_the_topic_tells_all_of_them(
    world: World, news: Library, start_bot: StartBot, anna: Person, bert: Person
) -> None:
    forum = world.forum("Newsroom", ["Belmont", "Tormel"], [anna, bert])
    news.people.choose(forum.id, lambda _: Preferences(quietness=Quietness.SOUNDLESS))
    async with start_bot():
        reply = await watched(anna, forum, topic="Tormel")
        await bert.presses(reply, WATCH)
        publish(news, PILOT)
        told = await news_in(world, forum)
        notice = await bert.presses(told, STOP)
        kept = told.buttons
        lists = [await person.asks("/watching", chat=forum, topic="Belmont") for person in (anna, bert)]
    assert (told.topic, told.reply_to, told.quotes) == ("Tormel", reply.reply_to, [PILOT])
    assert told.parts("mention", "text_mention") == []
    assert world.calls("sendMessage")[1].arguments["disable_notification"] in (True, "true")
    assert (notice.text, kept[-1], reply.buttons) == ("Stopped watching.", STOP, [WATCH])
    assert [listed.text.splitlines()[0] for listed in lists] == ["You are watching one question", NOTHING]


@pytest.mark.parametrize("told_by_telegram", [True, False])
async def test_a_group_that_becomes_a_supergroup_is_told_there(
    world: World, news: Library, start_bot: StartBot, anna: Person, told_by_telegram: bool
) -> None:
    group = world.group("Desk", [anna])
    async with start_bot():
        await watched(anna, group)
    supergroup = anna.upgrades(group)
    if not told_by_telegram:
        world.state.updates.pending.clear()
    publish(news, PILOT)
    async with start_bot():
        told = await news_in(world, supergroup)
        await world.quiet()
    assert (told.quotes, told.reply_to) == ([PILOT], None)
    [watch] = news.watches.of(world.bot.id, anna.id, utc_now())
    assert watch.chat == supergroup.id


async def test_a_question_that_was_deleted_is_still_answered(
    world: World, news: Library, start_bot: StartBot, anna: Person
) -> None:
    async with start_bot():
        reply = await watched(anna)
        assert reply.reply_to is not None
        anna.deletes(reply.reply_to)
        publish(news, PILOT)
        told = await news_in(world, anna.private)
    assert (told.quotes, told.reply_to) == ([PILOT], None)


async def test_a_chat_that_telegram_holds_up_does_not_hold_up_the_others_and_is_told_after_a_restart(
    world: World, news: Library, start_bot: StartBot, anna: Person, bert: Person
) -> None:
    async with start_bot():
        for person in (anna, bert):
            await watched(person)
        world.fail_next("sendMessage", code=429, retry_after=3600)
        publish(news, PILOT)
        await news_in(world, bert.private)
    assert len(world.from_bot(anna.private)) == 1
    async with start_bot():
        told = await news_in(world, anna.private)
    assert told.quotes == [PILOT]


class SlowModel(WordModel):
    """A model whose vectors of sentences come when a test lets them."""

    def __init__(self) -> None:
        super().__init__()
        self.free = threading.Event()
        self.free.set()

    def embed_sentences(self, texts: Sequence[str]) -> Vectors:
        """Vectors of sentences, late."""
        assert self.free.wait(60)
        return super().embed_sentences(texts)


async def test_articles_are_asked_once_their_vectors_are_made(
    world: World, tmp_path: Path, start_bot: StartBot, anna: Person
) -> None:
    model = SlowModel()
    with Library.open(tmp_path / "meaning", model=lambda: model) as library:
        publish(library, BAKERY)
        library.embed_in_background()
        async with start_bot(corpus=library):
            await watched(anna, question="Who will steer the ferry to Tormel?")
            await world.until(lambda: library.settled() == 1)
            model.free.clear()
            publish(library, FERRY)
            await world.quiet(settled=0.8)
            before = len(world.from_bot(anna.private))
            model.free.set()
            told = await news_in(world, anna.private)
    assert (before, told.quotes) == (1, [FERRY])


async def test_articles_are_asked_by_words_where_no_vectors_can_be_made(
    world: World, tmp_path: Path, start_bot: StartBot, anna: Person
) -> None:
    model = WordModel()
    model.away = True
    with Library.open(tmp_path / "meaning", model=lambda: model) as library:
        publish(library, BAKERY)
        library.embed_in_background()
        async with start_bot(corpus=library):
            await watched(anna)
            publish(library, PILOT)
            told = await news_in(world, anna.private)
    assert told.quotes == [PILOT]
