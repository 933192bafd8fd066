"""Follow-ups as people meet them: in the private chat, in groups and in the terminal."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from telegram import Chat as TelegramChat
from telegram import Message, User

from corpus.library import Library
from corpus.models import Answer, AnswerType, Draft, Question
from handlers.chat.conversations import MINUTES, Conversations
from tests.support.conversation import StartBot
from tests.support.terminal_screen import Terminal
from tests.world import Person, World

CONCERT = "The concert on the island was cancelled on Monday by the conductor, Paul Vernet, who is ill."
BRIDGE = "The stone bridge was closed in September by the prefect, Anne Rochard, because of cracks."
RETIRED = "Paul Vernet will retire in spring, after forty years with the orchestra."
WHO = "Who cancelled the concert on the island?"
CLOSED = "Who closed the stone bridge?"
WHEN = "I read this as: Who cancelled the concert on the island – when?"


@pytest.fixture
def stories(library: Library) -> Library:
    """A corpus of three articles of one sentence."""
    for text in (CONCERT, BRIDGE, RETIRED):
        library.add(Draft(text=text))
    return library


@pytest.fixture
def anna(world: World) -> Person:
    return world.person("Anna")


@pytest.fixture
def bert(world: World) -> Person:
    return world.person("Bert")


def first_line(reply: object) -> str:
    return str(getattr(reply, "text", "")).splitlines()[0]


async def test_a_follow_up_says_in_italics_which_question_was_understood(
    stories: Library, start_bot: StartBot, anna: Person
) -> None:
    async with start_bot():
        await anna.asks(WHO)
        reply = await anna.asks("and when?")
    assert reply.parts("italic") == [WHEN]
    assert (first_line(reply), reply.quotes) == (WHEN, [CONCERT])


async def test_it_says_so_in_the_language_of_the_person(
    world: World, stories: Library, start_bot: StartBot
) -> None:
    anne = world.person("Anne", language_code="fr")
    async with start_bot():
        await anne.asks("Qui a fermé le pont de pierre ?")
        reply = await anne.asks("et pourquoi ?")
    assert (
        first_line(reply) == "Question comprise ainsi\u00a0: Qui a fermé le pont de pierre – pourquoi\u00a0?"
    )
    assert reply.quotes == [BRIDGE]


async def test_a_pronoun_means_the_person_of_the_sentence_quoted_before(
    stories: Library, start_bot: StartBot, anna: Person
) -> None:
    async with start_bot():
        await anna.asks(WHO)
        reply = await anna.asks("When will he retire?")
    assert reply.quotes == [RETIRED]


async def test_a_question_that_stands_alone_has_no_such_line(
    stories: Library, start_bot: StartBot, anna: Person
) -> None:
    async with start_bot():
        await anna.asks(WHO)
        reply = await anna.asks(CLOSED)
    assert (reply.parts("italic"), reply.quotes) == ([], [BRIDGE])


async def test_a_first_question_follows_nothing(stories: Library, start_bot: StartBot, anna: Person) -> None:
    async with start_bot():
        reply = await anna.asks("and when?")
    assert first_line(reply) == "I found no answer in my articles."


async def test_each_person_goes_on_with_their_own_question(
    stories: Library, start_bot: StartBot, anna: Person, bert: Person
) -> None:
    async with start_bot():
        await anna.asks(WHO)
        await bert.asks(CLOSED)
        replies = [await person.asks("why?") for person in (anna, bert)]
    assert [reply.quotes for reply in replies] == [[CONCERT], [BRIDGE]]
    assert [first_line(reply) for reply in replies] == [
        "I read this as: Who cancelled the concert on the island – why?",
        "I read this as: Who closed the stone bridge – why?",
    ]


async def test_a_reply_to_an_older_answer_goes_on_with_that_one(
    stories: Library, start_bot: StartBot, anna: Person
) -> None:
    async with start_bot():
        older = await anna.asks(WHO)
        await anna.asks(CLOSED)
        reply = await anna.asks("and when?", reply_to=older)
    assert first_line(reply) == WHEN


async def test_an_edited_follow_up_still_follows_what_came_before_it(
    world: World, stories: Library, start_bot: StartBot, anna: Person
) -> None:
    async with start_bot():
        await anna.asks(WHO)
        question = anna.says("and where?")
        reply = await world.reply_to(question)
        anna.edits(question, "and when?")
        await world.quiet()
    assert first_line(reply) == WHEN


async def test_more_sentences_of_a_follow_up_keep_its_line(
    world: World, library: Library, start_bot: StartBot, anna: Person
) -> None:
    sentences = (
        "The concert was cancelled because the conductor is ill.",
        "Heavy snow is why the choir cancelled its own concert in March.",
        "Two of the musicians cancelled, so that half of the concert was played by guests.",
        "Visitors may return a ticket when a concert is cancelled less than a day before.",
        "The mayor says that no concert has ever been cancelled for want of money.",
    )
    library.add(Draft(text="\n\n".join(sentences)))
    async with start_bot():
        await anna.asks("Who cancelled the concert?")
        reply = await anna.asks("why?")
        await anna.presses(reply, "More")
        await world.quiet()
    assert first_line(reply) == "I read this as: Who cancelled the concert – why?"
    assert "Back" in " ".join(reply.buttons)


async def test_forget_ends_the_conversation(
    world: World, stories: Library, start_bot: StartBot, anna: Person
) -> None:
    async with start_bot():
        await anna.asks(WHO)
        await anna.asks("/forget")
        reply = await anna.asks("and when?")
    assert first_line(reply) == "I found no answer in my articles."


async def test_in_a_group_a_reply_to_an_answer_goes_on_with_it_whoever_writes(
    world: World, stories: Library, start_bot: StartBot, anna: Person, bert: Person
) -> None:
    desk = world.supergroup("Desk", [anna, bert])
    async with start_bot():
        concert = await anna.asks(f"/ask {WHO}", chat=desk)
        bridge = await bert.asks(f"/ask {CLOSED}", chat=desk)
        replies = [
            await bert.asks("and when?", reply_to=concert),
            await anna.asks("@pullquote_bot and when?", reply_to=bridge),
            await anna.asks("/ask@pullquote_bot when?", reply_to=concert),
        ]
        third = await bert.asks("why?", reply_to=replies[0])
    assert [first_line(reply) for reply in replies] == [
        WHEN,
        "I read this as: Who closed the stone bridge – when?",
        WHEN,
    ]
    assert first_line(third) == "I read this as: Who cancelled the concert on the island – why?"


@pytest.mark.parametrize("said", ["/ask@pullquote_bot and when?", "@pullquote_bot and when?"])
async def test_in_a_group_nothing_follows_without_a_reply(
    world: World, stories: Library, start_bot: StartBot, anna: Person, said: str
) -> None:
    desk = world.supergroup("Desk", [anna])
    async with start_bot():
        await anna.asks(f"/ask {WHO}", chat=desk)
        reply = await anna.asks(said, chat=desk)
    assert reply.text == "I found no answer in my articles."


async def test_topics_of_a_forum_are_not_mixed(
    world: World, stories: Library, start_bot: StartBot, anna: Person
) -> None:
    forum = world.forum("Desk", ["Concerts", "Bridges"], [anna])
    async with start_bot():
        concert = await anna.asks(f"/ask@pullquote_bot {WHO}", chat=forum, topic="Concerts")
        bridge = await anna.asks(f"/ask@pullquote_bot {CLOSED}", chat=forum, topic="Bridges")
        replies = [
            await anna.asks("when?", chat=forum, topic=topic, reply_to=answer)
            for topic, answer in (("Concerts", concert), ("Bridges", bridge))
        ]
    assert [(reply.topic, reply.quotes) for reply in replies] == [
        ("Concerts", [CONCERT]),
        ("Bridges", [BRIDGE]),
    ]


def answer(text: str) -> Answer:
    question = Question(text=text, plain=text, language="en", answer_type=AnswerType.WHO, concepts=())
    return Answer(question=question, found=False, confidence=0.0, shown=0, citations=())


def message(number: int, chat: int = 7, topic: int | None = None) -> Message:
    return Message(
        number,
        datetime.now(UTC),
        TelegramChat(chat, "private"),
        from_user=User(chat, "Anna", is_bot=False),
        message_thread_id=topic,
        is_topic_message=topic is not None,
    )


def test_topics_of_a_private_chat_are_not_mixed() -> None:
    conversations = Conversations()
    for number, topic in ((1, 11), (2, 22)):
        conversations.answered(message(number, topic=topic), answer(f"Who {topic}?"), None)
    before = [conversations.before(message(number, topic=topic)) for number, topic in ((3, 11), (4, 22))]
    assert [one.question.text if one else None for one in before] == ["Who 11?", "Who 22?"]
    assert conversations.before(message(5)) is None


def test_a_private_chat_begins_anew_after_a_quarter_of_an_hour() -> None:
    times = iter([0.0, MINUTES * 60 - 1.0, MINUTES * 60.0])
    conversations = Conversations(clock=lambda: next(times))
    conversations.answered(message(1), answer("Who?"), None)
    assert [conversations.before(message(2)) is None for _ in range(2)] == [False, True]


def test_a_bounded_number_of_questions_is_remembered() -> None:
    conversations = Conversations()
    for chat in range(1, 2002):
        conversations.answered(message(1, chat), answer("Who?"), None)
    remembered = [chat for chat in (1, 2, 2001) if conversations.before(message(2, chat))]
    assert remembered == [2, 2001]


@pytest.fixture
def harbour(pullquote: Terminal) -> Path:
    """A data folder with the three articles."""
    for number, text in enumerate((CONCERT, BRIDGE, RETIRED)):
        pullquote.file(f"{number}.txt", text)
    assert pullquote("add", "0.txt", "1.txt", "2.txt").code == 0
    return pullquote.folder


def test_chat_in_the_terminal_understands_follow_ups(pullquote: Terminal, harbour: Path) -> None:
    typed = f"{WHO}\nand when?\n{CLOSED}\net pourquoi ?\nwhat about Turkey?\n\n"
    result = pullquote("chat", stdin=typed, COLUMNS="200")
    told = [line.strip("> ") for line in result.out.splitlines() if "I read" in line or "comprise" in line]
    assert told == [
        WHEN,
        "Question comprise ainsi\u00a0: Who closed the stone bridge – pourquoi?",
        "I read this as: Who closed the stone bridge – Turkey – pourquoi?",
    ]
    assert result.out.count(f"▌ {CONCERT}") == 2


async def test_words_selected_of_an_answer_are_what_he_means(
    world: World, stories: Library, start_bot: StartBot, anna: Person, bert: Person
) -> None:
    group = world.supergroup("Band", [anna, bert])
    async with start_bot():
        answer = await anna.asks(f"/ask {WHO}", chat=group)
        question = bert.says("what will he do in spring?", chat=group, reply_to=answer, quote="Paul Vernet")
        reply = await world.reply_to(question)
    assert first_line(reply) == "I read this as: what will Paul Vernet do in spring?"
    assert reply.quotes[0] == RETIRED


async def test_a_reply_to_an_older_answer_in_private_follows_that_one(
    world: World, stories: Library, start_bot: StartBot, anna: Person
) -> None:
    async with start_bot():
        older = await anna.asks(WHO)
        await anna.asks(CLOSED)
        reply = await anna.asks("and when?", reply_to=older)
    assert (first_line(reply), reply.quotes) == (WHEN, [CONCERT])
