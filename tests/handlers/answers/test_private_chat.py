"""What a person meets in the private chat with the bot."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from telegram import Update

from corpus.errors import StoreUnavailable
from corpus.library import Library
from corpus.models import Answer, Where
from tests.support.conversation import BRIDGE, CANCELLED, WHEN, WHO, StartBot
from tests.world import World

NOT_FOUND = "I found no answer in my articles."


async def test_any_text_is_a_question(world: World, news: Library, start_bot: StartBot) -> None:
    anna = world.person("Anna")
    async with start_bot():
        question = anna.says(WHO)
        reply = await world.reply_to(question)
    assert reply.text == (
        f"{CANCELLED}\nAgence Exemple, Pas de ministre à Belmont, 9 June 2025\ncancelled ≈ annulée"
    )
    assert reply.quotes == [CANCELLED]
    assert (reply.reply_to, reply.buttons) == (question, ["Context", "More ›", "Why", "👍", "👎"])
    assert "annulée" in reply.parts("bold")


async def test_a_reply_says_which_time_it_took_the_question_to_ask_about(
    world: World, news: Library, start_bot: StartBot
) -> None:
    anna, anne = world.person("Anna"), world.person("Anne", language_code="fr")
    async with start_bot():
        of_the_year = await anna.asks(f"{WHO.removesuffix('?')} in 2025?")
        of_another = await anne.asks("Qui a annulé la visite du ministre à Belmont en 2012 ?")
    assert of_the_year.text.splitlines()[:2] == ["Understood: 2025", CANCELLED]
    assert "Understood: 2025" in of_the_year.parts("italic")
    assert of_another.text.startswith("Compris\N{NO-BREAK SPACE}: 2012\nJe n’ai pas trouvé la réponse")


async def test_a_request_for_the_news_gets_the_leads(
    world: World, news: Library, start_bot: StartBot
) -> None:
    anna = world.person("Anna")
    async with start_bot():
        reply = await anna.asks("what's new?")
    assert (len(reply.quotes), reply.text.count(" June 2025")) == (2, 2)


async def test_who_mentions_or_greets_the_bot_in_private_is_told_the_same(
    world: World, news: Library, start_bot: StartBot
) -> None:
    anna, small = world.person("Anna"), WHO[0].lower() + WHO[1:]
    asked = (
        f"@pullquote_bot {small}",
        f"/ask {WHO}",
        f"{WHO} @pullquote_bot",
        f"hi @pullquote_bot, {small} thanks!",
    )
    async with start_bot():
        plain = await anna.asks(WHO)
        assert {(await anna.asks(each)).text for each in asked} == {plain.text}


async def test_french_people_get_french_around_the_quotation(
    world: World, news: Library, start_bot: StartBot
) -> None:
    anne = world.person("Anne", language_code="fr")
    async with start_bot():
        reply = await anne.asks(WHEN)
    assert reply.quotes == [BRIDGE]
    assert reply.text.splitlines()[-1] == "Agence Exemple, Pas de ministre à Belmont, 9 juin 2025"
    assert reply.buttons == ["Contexte", "Suite ›", "Pourquoi", "👍", "👎"]


async def test_the_fallback_language_is_a_setting(world: World, start_bot: StartBot) -> None:
    people = [world.person("Greta", language_code="de"), world.person("Anonyme", language_code=None)]
    async with start_bot(language="fr"):
        replies = [await person.asks("Qui ?") for person in people]
    assert [reply.text for reply in replies] == [
        "Je n’ai encore aucun article\u00a0: je ne peux donc pas répondre."
    ] * 2


async def test_what_the_articles_do_not_say_is_said_to_be_missing(
    world: World, news: Library, start_bot: StartBot
) -> None:
    anna = world.person("Anna")
    async with start_bot():
        reply = await anna.asks("How do I cook pasta?")
        in_ukrainian = await anna.asks("Як зварити макарони?")
    assert reply.text.splitlines()[0] == NOT_FOUND
    assert in_ukrainian.text.splitlines()[0] == "У моїх статтях відповіді немає."


async def test_context_shows_the_paragraph_with_the_sentence_marked(
    world: World, news: Library, start_bot: StartBot
) -> None:
    anna = world.person("Anna")
    async with start_bot():
        reply = await anna.asks(WHEN)
        notice = await anna.presses(reply, "Context")
        context = await world.reply_to(reply)
    assert (notice.text, context.reply_to) == ("", reply)
    assert context.parts("bold") == [BRIDGE]
    assert f"{BRIDGE} Les travaux dureront deux ans." in context.quotes[0]


async def test_context_works_after_a_restart(world: World, news: Library, start_bot: StartBot) -> None:
    anna = world.person("Anna")
    async with start_bot():
        reply = await anna.asks(WHO)
    async with start_bot():
        await anna.presses(reply, "Context")
        context = await world.reply_to(reply)
    assert context.parts("bold") == [CANCELLED]


async def test_context_of_a_removed_article_is_refused(
    world: World, news: Library, start_bot: StartBot
) -> None:
    anna = world.person("Anna")
    async with start_bot():
        reply = await anna.asks(WHO)
        news.remove([article.id for article in news.articles(10)])
        notice = await anna.presses(reply, "Context")
        await world.quiet()
    assert notice.text == "This article has been removed."
    assert world.from_bot(anna.private) == [reply]


async def test_a_button_works_under_a_message_too_old_for_telegram_to_show_the_bot(
    world: World, news: Library, start_bot: StartBot
) -> None:
    anna = world.person("Anna")
    async with start_bot():
        reply = await anna.asks(WHO)
        await anna.presses(reply, "Context", old=True)
        context = await world.reply_to(reply)
    assert context.parts("bold") == [CANCELLED]


async def test_a_button_of_another_version_says_that_it_no_longer_works(
    world: World, news: Library, start_bot: StartBot
) -> None:
    anna = world.person("Anna")
    async with start_bot():
        reply = await anna.asks(WHO)
        reply.keyboard[0][0]["callback_data"] = "why:7"
        notice = await anna.presses(reply, "Context")
    assert notice.text == "This button no longer works. Please ask again."


async def test_start_greets_and_says_how_to_ask(world: World, news: Library, start_bot: StartBot) -> None:
    anna = world.person("Anna")
    async with start_bot():
        reply = await world.reply_to(anna.starts())
    assert "I know 2 articles." in reply.text
    assert "@pullquote_bot" in reply.text


async def test_help_tells_only_admins_how_to_change_the_articles(world: World, start_bot: StartBot) -> None:
    anna, ada = world.person("Anna"), world.person("Ada")
    async with start_bot(admins=[ada]):
        replies = [await person.asks("/help") for person in (anna, ada)]
    assert ["/remove" in reply.text for reply in replies] == [False, True]


@pytest.mark.parametrize("said", ["/frobnicate", "/ask@other_bot who?"])
async def test_an_unknown_command_points_to_help(world: World, start_bot: StartBot, said: str) -> None:
    async with start_bot():
        reply = await world.person("Anna").asks(said)
    assert reply.text == "I don’t know this command. Just write your question; /help says what I can do."


async def test_ask_works_here_too(world: World, news: Library, start_bot: StartBot) -> None:
    async with start_bot():
        reply = await world.person("Anna").asks(f"/ask {WHO}")
    assert reply.quotes == [CANCELLED]


async def test_a_sticker_a_voice_or_a_picture_gets_a_sentence_on_what_works(
    world: World, start_bot: StartBot
) -> None:
    anna = world.person("Anna")
    async with start_bot():
        sent = [anna.sends_sticker(), anna.sends_voice(), anna.sends_photo(b"\xff\xd8")]
        replies = [await world.reply_to(message) for message in sent]
    assert [reply.text for reply in replies] == ["I only read text. Please write your question in words."] * 3


MEDIA: list[dict[str, Any]] = [
    {"audio": {"file_id": "a", "file_unique_id": "a", "duration": 3}},
    {"video": {"file_id": "a", "file_unique_id": "a", "width": 9, "height": 9, "duration": 3}},
    {"video_note": {"file_id": "a", "file_unique_id": "a", "length": 9, "duration": 3}},
    {"dice": {"emoji": "🎲", "value": 3}},
    {"location": {"latitude": 1.0, "longitude": 2.0}},
    {
        "location": {"latitude": 1.0, "longitude": 2.0},
        "venue": {"location": {"latitude": 1.0, "longitude": 2.0}, "title": "Pier", "address": "1"},
    },
    {"contact": {"phone_number": "1", "first_name": "Sam"}},
    {"story": {"chat": {"id": 7, "type": "private", "first_name": "Sam"}, "id": 1}},
    {"checklist": {"title": "To do", "tasks": [{"id": 1, "text": "Ask"}]}},
    {"game": {"title": "Chess", "description": "Chess", "photo": []}},
]


async def test_every_other_medium_gets_one_line_and_an_album_of_them_one(
    world: World, start_bot: StartBot
) -> None:
    anna, ada = world.person("Anna"), world.person("Ada")
    async with start_bot(admins=[ada]):
        sent = [anna.put(content, {}) for content in MEDIA]
        replies = [await world.reply_to(message) for message in sent]
        album = [ada.put({**MEDIA[1], "media_group_id": "1"}, {}) for _ in range(3)]
        answer = await world.reply_to(album[0])
        await world.quiet()
    assert {reply.text for reply in replies} == {"I only read text. Please write your question in words."}
    assert answer.text.startswith("I cannot read this. Send me a text, a link, a file or photos of pages")
    assert world.from_bot(ada.private) == [answer]


@pytest.mark.parametrize(
    ("question", "reason"),
    [("?! ?", "There is no word to look for"), ("Who " * 1000, "characters, and at most")],
)
async def test_a_question_that_cannot_be_asked_gets_the_reason(
    world: World, news: Library, start_bot: StartBot, question: str, reason: str
) -> None:
    async with start_bot():
        reply = await world.person("Anna").asks(question)
    assert reason in reply.text


async def test_an_edited_question_gets_no_second_reply(
    world: World, news: Library, start_bot: StartBot
) -> None:
    anna = world.person("Anna")
    async with start_bot():
        question = anna.says(WHO)
        reply = await world.reply_to(question)
        anna.edits(question, "Who cancelled it?")
        await world.quiet()
    assert world.from_bot(anna.private) == [reply]


async def test_an_update_delivered_twice_is_answered_once(
    world: World, news: Library, start_bot: StartBot
) -> None:
    anna = world.person("Anna")
    async with start_bot() as application:
        # Its reply is not noted, so that only the number of the update tells that it came before.
        sticker = anna.sends_sticker()
        first = await world.reply_to(sticker)
        repeated = Update.de_json({"update_id": 7, "message": sticker.json()}, application.bot)
        for _ in range(2):
            await application.update_queue.put(repeated)
        await world.quiet()
    # The world delivered the message once, and update 7 came twice.
    assert [reply.text for reply in world.from_bot(anna.private)] == [first.text] * 2


async def test_typing_is_shown_while_an_answer_takes_long(world: World, start_bot: StartBot) -> None:
    ada = world.person("Ada")
    let_go = world.hold_next("getFile")
    async with start_bot(admins=[ada]):
        upload = ada.sends_document("a.txt", b"Nothing happened in Belmont on Monday.")
        await world.until(lambda: world.calls("sendChatAction"))
        let_go()
        await world.reply_to(upload)
    assert [call.arguments["action"] for call in world.calls("sendChatAction")] == ["typing"]


async def test_a_fast_answer_costs_one_call(world: World, news: Library, start_bot: StartBot) -> None:
    async with start_bot():
        await world.person("Anna").asks(WHO)
    assert [call.method for call in world.calls()].count("sendMessage") == 1
    assert world.calls("sendChatAction") == []


async def test_a_person_who_blocked_the_bot_is_no_error(
    world: World, news: Library, start_bot: StartBot
) -> None:
    anna = world.person("Anna")
    world.fail_next("sendMessage", code=403, description="Forbidden: bot was blocked by the user")
    async with start_bot():
        anna.says(WHO)
        await world.quiet()
    assert world.from_bot(anna.private) == []


async def test_an_unexpected_failure_is_logged_and_excused(
    world: World, news: Library, start_bot: StartBot, caplog: pytest.LogCaptureFixture
) -> None:
    anna = world.person("Anna")
    world.fail_next("sendMessage", code=400, description="Bad Request: something new")
    async with start_bot():
        reply = await anna.asks(WHO)
    [record] = [record for record in caplog.records if record.name == "handlers.faults"]
    assert (record.levelname, record.getMessage()) == ("ERROR", "an update was not handled")
    assert reply.text.startswith("Sorry, something went wrong on my side.")
    caplog.clear()


class ClosedLibrary(Library):
    """A library whose database has gone away."""

    def ask(self, text: str, where: Where | None = None, cited: int = 5, **more: object) -> Answer:
        raise StoreUnavailable("postgresql://db.example/news", "connection refused")


async def test_only_an_admin_learns_which_database_does_not_answer(
    world: World, tmp_path: Path, start_bot: StartBot, caplog: pytest.LogCaptureFixture
) -> None:
    ada, anna = world.person("Ada"), world.person("Anna")
    with ClosedLibrary.open(tmp_path / "closed") as closed:
        async with start_bot(admins=[ada], corpus=closed):
            replies = [await person.asks("Who?") for person in (ada, anna)]
    assert replies[0].text.startswith("The database postgresql://db.example/news does not answer")
    assert replies[1].text.startswith("Sorry, something went wrong on my side.")
    caplog.clear()


async def test_a_message_sent_through_the_bot_itself_is_ignored(
    world: World, news: Library, start_bot: StartBot
) -> None:
    anna = world.person("Anna")
    async with start_bot():
        anna.put({"text": WHO}, {}, via_bot=world.bot)
        await world.quiet()
    assert world.from_bot(anna.private) == []


async def test_a_lost_confirmation_makes_no_second_reply(
    world: World, news: Library, start_bot: StartBot
) -> None:
    anna = world.person("Anna")
    world.drop_next("sendMessage")
    async with start_bot():
        reply = await anna.asks(WHO)
        await world.quiet()
    assert world.from_bot(anna.private) == [reply]


async def test_the_bot_waits_as_long_as_telegram_says_and_then_replies(
    world: World, news: Library, start_bot: StartBot
) -> None:
    world.fail_next("sendMessage", code=429, retry_after=1)
    async with start_bot():
        reply = await world.person("Anna").asks(WHO)
    refused, taken = (call.at for call in world.calls("sendMessage"))
    assert taken - refused >= 1
    assert reply.quotes == [CANCELLED]


async def test_many_people_are_answered_at_once(world: World, news: Library, start_bot: StartBot) -> None:
    people = [world.person(f"Person {n}") for n in range(8)]
    async with start_bot():
        replies = await asyncio.gather(*[person.asks(WHO) for person in people])
    assert [reply.quotes for reply in replies] == [[CANCELLED]] * 8
