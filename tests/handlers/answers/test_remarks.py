"""What people say to the bot without a question, and what they want of the answer before."""

import pytest

from corpus.library import Library
from tests.support.conversation import CANCELLED, WHEN, WHO, StartBot
from tests.world import World

SMALL_TALK = {
    "Hi there!": "Hello! What would you like to know about the news?",
    "hola": "Hello! What would you like to know about the news?",
    "How are you?": "Ready for your questions, thank you. What would you like to know?",
    "thanks @pullquote_bot": "You’re welcome!",
    "bye": "Goodbye! Come back whenever you have a question.",
    "good bot": "Thank you! The sentences are the articles’ own, though: I only find them.",
    "lol": "Ask me a question about the news whenever you like.",
    "👍": "Ask me a question about the news whenever you like.",
    "Salut !": "Bonjour\u202f! Que voulez-vous savoir sur l’actualité\u202f?",
    "merci beaucoup": "Je vous en prie\u202f!",
}


async def test_small_talk_gets_one_line_and_is_never_looked_for(
    world: World, news: Library, start_bot: StartBot
) -> None:
    anna = world.person("Anna")
    async with start_bot():
        replies = {words: (await anna.asks(words)).text for words in SMALL_TALK}
        who, ability, insult = [await anna.asks(words) for words in ("qui es-tu ?", "help", "stupid bot")]
    assert replies == SMALL_TALK
    assert who.text.startswith("Je suis un bot.")
    assert ability.text.startswith("Ask me about the news")
    assert insult.text.startswith("Sorry I’m not more help.")
    assert (news.asked.unanswered(), [reply.quotes for reply in (who, ability)]) == ([], [[], []])


async def test_in_a_group_small_talk_gets_nothing(world: World, news: Library, start_bot: StartBot) -> None:
    anna = world.person("Anna")
    group = world.supergroup("Newsroom", [anna])
    async with start_bot():
        answer = await world.reply_to(anna.says(f"/ask {WHO}", chat=group))
        for words in ("@pullquote_bot hello", "@pullquote_bot who are you?", "/ask lol"):
            anna.says(words, chat=group)
        anna.says("merci !", chat=group, reply_to=answer)
        await world.quiet()
    assert world.from_bot(group) == [answer]


async def test_an_example_of_everything_that_is_wanted_of_an_answer(
    world: World, news: Library, start_bot: StartBot
) -> None:
    anna = world.person("Anna")
    origin = "Agence Exemple, Pas de ministre à Belmont, 9 June 2025"
    async with start_bot():
        await anna.asks(WHO)
        sure, source, english, article, summary, more = [
            await anna.asks(words)
            for words in ("Are you sure?", "source?", "in English", "show me the article", "tl;dr", "more")
        ]
    assert sure.text.startswith("I only quote: this stands in the article word for word")
    assert "cancelled ≈ annulée" in sure.text
    assert source.text.splitlines() == ["It stands here:", "", origin]
    assert english.text.startswith("I quote the articles in their own language and don’t translate")
    assert [reply.buttons for reply in (source, english, article)] == [["Open the article"]] * 3
    assert article.text == summary.text
    assert summary.quotes[0].startswith("BELMONT, 9 juin 2025")
    assert CANCELLED not in more.quotes
    assert "‹ Back" in more.buttons
    assert news.asked.unanswered() == []


async def test_a_remark_is_answered_in_its_own_language_and_follows_the_answer_replied_to(
    world: World, news: Library, start_bot: StartBot
) -> None:
    anna = world.person("Anna")
    group = world.supergroup("Newsroom", [anna])
    async with start_bot():
        answer = await world.reply_to(anna.says(f"/ask {WHO}", chat=group))
        anna.says("d'où vient cette information ?", chat=group, reply_to=answer)
        await world.quiet()
    assert world.from_bot(group)[-1].text.splitlines() == [
        "C’est écrit ici\u00a0:",
        "",
        "Agence Exemple, Pas de ministre à Belmont, 9 juin 2025",
    ]


async def test_without_an_answer_before_a_remark_about_it_is_told_what_to_do(
    world: World, news: Library, start_bot: StartBot
) -> None:
    anna = world.person("Anna")
    async with start_bot():
        reply = await anna.asks("source?")
    assert reply.text.startswith("Ask me a question first.")


async def test_a_follow_up_follows_the_answer_before_the_small_talk(
    world: World, news: Library, start_bot: StartBot
) -> None:
    anna = world.person("Anna")
    async with start_bot():
        await anna.asks(WHO)
        await anna.asks("thanks!")
        reply = await anna.asks("and when?")
    assert reply.text.startswith("I read this as: ")


@pytest.mark.parametrize(
    ("code", "question", "last"),
    [
        ("en", WHEN, "Agence Exemple, Pas de ministre à Belmont, 9 juin 2025"),
        ("fr", "When will the stone bridge be closed to lorries?", "9 June 2025"),
        ("de", "Belmont ?", "9 June 2025"),
    ],
)
async def test_the_reply_is_in_the_language_of_the_question(
    world: World, news: Library, start_bot: StartBot, code: str, question: str, last: str
) -> None:
    anna = world.person("Anna", language_code=code)
    async with start_bot():
        reply = await anna.asks(question)
    assert last in reply.text


async def test_what_was_chosen_as_language_holds_whatever_is_asked(
    world: World, news: Library, start_bot: StartBot
) -> None:
    anna = world.person("Anna")
    async with start_bot():
        chosen = await anna.asks("/language")
        await anna.presses(chosen, "English")
        reply = await anna.asks(WHEN)
    assert "9 June 2025" in reply.text


async def test_a_question_that_is_edited_into_a_remark_has_its_reply_edited(
    world: World, news: Library, start_bot: StartBot
) -> None:
    anna = world.person("Anna")
    async with start_bot():
        question = anna.says(WHO)
        reply = await world.reply_to(question)
        anna.edits(question, "thanks a lot")
        await world.until(lambda: reply.text == "You’re welcome!")
    assert news.asked.unanswered() == []


async def test_an_error_about_a_question_is_in_its_language(
    world: World, news: Library, start_bot: StartBot
) -> None:
    anna = world.person("Anna")
    async with start_bot():
        reply = await anna.asks("Pourquoi le pont est-il fermé ? " * 60)
    assert reply.text.startswith("La question compte")
