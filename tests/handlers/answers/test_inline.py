"""Inline mode in any chat, and guest mode where the bot is no member."""

from pathlib import Path

from corpus.library import Library
from tests.support.conversation import CANCELLED, WHO, StartBot
from tests.world import World

REFERENCE = "Agence Exemple, Pas de ministre à Belmont, 9 June 2025"
OPENS_BOT = "https://t.me/pullquote_bot?start="


async def test_a_result_is_the_sentence_with_its_source_and_opens_the_paragraph(
    world: World, news: Library, start_bot: StartBot
) -> None:
    anna, bert = world.person("Anna"), world.person("Bert")
    family = world.group("Family", [anna, bert], bot=False)
    async with start_bot():
        [best, *_] = await anna.types_inline(f"@pullquote_bot {WHO}")
        sent = anna.chooses(best, chat=family)
        [button] = [button for row in sent.keyboard for button in row]
        assert button["url"].startswith(OPENS_BOT)
        paragraph = await world.reply_to(bert.starts(button["url"].removeprefix(OPENS_BOT)))
    assert (best.title, best.description) == (REFERENCE, CANCELLED)
    assert (sent.quotes, sent.text.splitlines()[1]) == ([CANCELLED], REFERENCE)
    assert button["text"] == "The whole paragraph"
    assert paragraph.parts("bold") == [CANCELLED]


async def test_a_removed_article_is_gone_from_the_results_at_once(
    world: World, news: Library, start_bot: StartBot
) -> None:
    anna, bert = world.person("Anna"), world.person("Bert")
    async with start_bot():
        assert await anna.types_inline(WHO)
        news.remove([article.id for article in news.articles(10)])
        assert [await person.types_inline(WHO) for person in (anna, bert)] == [[], []]


async def test_results_are_in_the_language_of_whoever_types(
    world: World, news: Library, start_bot: StartBot
) -> None:
    people = [world.person("Anna"), world.person("Anne", language_code="fr")]
    async with start_bot():
        results = [(await person.types_inline(WHO))[0] for person in people]
    assert [result.title.rpartition(", ")[2] for result in results] == ["9 June 2025", "9 juin 2025"]


async def test_nothing_found_offers_to_ask_in_private(
    world: World, news: Library, start_bot: StartBot
) -> None:
    anna = world.person("Anna")
    async with start_bot():
        results = [await anna.types_inline(typed) for typed in ("How do I cook pasta?", "Wh", "😀 👍 😀")]
        buttons = [call.arguments["button"] for call in world.calls("answerInlineQuery")]
        reply = await world.reply_to(anna.starts(buttons[0]["start_parameter"]))
    assert results == [[], [], []]
    assert [button["text"] for button in buttons] == [
        "Nothing found: ask in private",
        "Type a question about the news",
        "Nothing found: ask in private",
    ]
    assert reply.text.startswith("I found no answer in my articles.")


class CountingLibrary(Library):
    """Counts the questions that it answers."""

    searches = 0

    def ask(self, *arguments, **options):  # type: ignore[no-untyped-def]
        self.searches += 1
        return super().ask(*arguments, **options)


async def test_what_was_typed_before_is_answered_from_memory(
    world: World, news: Library, start_bot: StartBot, tmp_path: Path
) -> None:
    anna = world.person("Anna")
    with CountingLibrary.open(tmp_path / "data") as counting:
        async with start_bot(corpus=counting):
            for _ in range(6):
                assert await anna.types_inline(WHO)
    assert counting.searches == 1
    # Telegram keeps no results: each time the bot was asked.
    assert len(world.calls("answerInlineQuery")) == 6


async def test_a_guest_answers_once_with_the_sentence_and_a_link_to_its_paragraph(
    world: World, news: Library, start_bot: StartBot
) -> None:
    anna = world.person("Anna")
    family = world.group("Family", [anna], bot=False)
    async with start_bot():
        reply = await anna.summons(f"@pullquote_bot {WHO}", chat=family)
        await world.quiet()
    assert reply.quotes[0] == CANCELLED
    assert len(reply.buttons) == len(reply.quotes)
    assert reply.keyboard[0][0]["url"].startswith(OPENS_BOT)
    assert world.calls("sendMessage") == []


async def test_a_guest_says_what_it_did_not_find_and_where_to_ask(
    world: World, news: Library, start_bot: StartBot
) -> None:
    anna = world.person("Anna")
    family = world.group("Family", [anna], bot=False)
    async with start_bot():
        replies = [
            await anna.summons(f"@pullquote_bot {said}", chat=family)
            for said in ("How do I cook pasta?", "?", "😀😀", "hello")
        ]
    assert [reply.text.partition(".")[0] for reply in replies] == [
        "I found no answer in my articles",
        *["Write your question after my name, or mention me in reply to a message that asks one"] * 3,
    ]
    assert [reply.buttons for reply in replies] == [["Ask me in private"], [], [], []]
    assert [kept.question for kept in news.asked.unanswered()] == ["How do I cook pasta?"]
