"""The acts of the evening: what people do, and what must be true of the bot's part in it."""

import asyncio

from tests.evening.stage import Stage
from tests.world import Message

RACE = """La course des Trois-Caps pour Maëlle Kerdraon

SAINT-MALO, 9 décembre 2025 (Agence Exemple) - La navigatrice Maëlle Kerdraon a remporté mardi soir la \
course des Trois-Caps, en franchissant la ligne à Saint-Malo après quarante-trois jours de mer.

« J'ai dormi vingt minutes à la fois, et je ne recommencerai pas de sitôt », a-t-elle dit sur le quai.

Le deuxième, l'Irlandais Cormac Dunphy, est attendu jeudi matin.
"""
CANCELLED = "Ce sont les négociateurs russes qui ont annulé la réunion"
STRIKE_ENDS = "Le mouvement, lancé par l'intersyndicale CGT-Unsa, doit prendre fin jeudi à 6 heures."
RETRY_AFTER = 1


async def the_bot_comes(stage: Stage) -> None:
    """The bot is added to a group with topics. It says how to ask, and is silent while people only talk."""
    stage.anna.adds_bot(stage.group)
    await stage.world.quiet()
    stage.diary.catch_up()
    assert [message.text.split()[0] for message in stage.world.from_bot(stage.group)] == ["Hello!"]
    assert stage.world.from_bot(stage.anna.private)[0].text.startswith(
        "In “Press review” my privacy mode is on"
    )
    await stage.talk(
        (stage.dan, "Ah, a bot. Does it know more than Bruno?"), (stage.bruno, "Pas difficile 🙂")
    )


async def somebody_elses_question(stage: Stage) -> None:
    """Bruno asks the others; Anna lets the bot answer him. Elif, who did not ask, presses buttons too."""
    question = stage.says(stage.bruno, "Quelqu’un sait qui a annulé la réunion d’Ankara ?", "Consulates")
    reply = await stage.asks(stage.anna, "/ask", reply_to=question)
    assert reply.topic == "Consulates"
    assert CANCELLED in reply.quotes[0]
    await stage.presses(stage.anna, reply, stage.first_context(reply))
    await stage.presses(stage.bruno, reply, "👍")
    stage.elif_.joins(stage.group)
    before, text = len(stage.world.messages(stage.group)), reply.text
    await stage.presses(stage.elif_, reply, "Pourquoi")
    await stage.presses(stage.elif_, reply, "Suite")
    assert (len(stage.world.messages(stage.group)), reply.text) == (before, text)


async def in_other_names(stage: Stage) -> None:
    """A channel asks, somebody goes on with its question, and an admin asks in the group's own name."""
    reply = await stage.asks(
        stage.bruno, "/ask Who is the new ambassador in Moscow?", "Consulates", as_channel=stage.channel
    )
    assert "Margaret Thorsby" in reply.quotes[0]
    further = await stage.asks(stage.dan, "and when did she arrive?", reply_to=reply)
    assert further.text.startswith("I read this as: Who is the new ambassador in Moscow")
    assert "a atterri jeudi matin" in further.quotes[0]
    reply = await stage.asks(stage.anna, "/ask Who voted against the rate cut in Iceland?", anonymous=True)
    assert "Sigrun Hallsdottir, who voted against it" in "".join(reply.quotes)
    assert reply.topic is None


async def two_at_once(stage: Stage) -> Message:
    """Much is said at once, and two people ask in the same second: each reply quotes what it answers."""
    said = ["My flight is tomorrow at 7.", "Le mien aussi…", "Take the train!", "Il n’y a plus de place."]
    await stage.talk(*zip([stage.dan, stage.chloe] * 2, said, strict=True), topic="Transport", seconds=5)
    asked = [
        stage.dan.says("@pullquote_bot Who will speak for Moscow in Geneva?",
                       chat=stage.group, topic="Consulates"),
        stage.chloe.says("@pullquote_bot Pourquoi y a-t-il une grève à l’aéroport de Lyon ?",
                         chat=stage.group, topic="Transport"),
    ]  # fmt: skip
    replies = [await stage.world.reply_to(question) for question in asked]
    stage.diary.catch_up()
    assert [(reply.reply_to, reply.topic) for reply in replies] == [
        (asked[0], "Consulates"),
        (asked[1], "Transport"),
    ]
    assert "will speak for Moscow" in replies[0].quotes[0]
    assert "en raison d'une grève" in replies[1].quotes[0]
    further = await stage.asks(stage.chloe, "et quand doit-elle prendre fin ?", reply_to=replies[1])
    assert further.quotes[0] == STRIKE_ENDS
    return replies[0]


async def an_edit(stage: Stage) -> None:
    """Dan meant something else and edits his question: the reply to it changes, and none is added."""
    question = stage.says(stage.dan, "/ask How much will the new stadium in Hull cost?")
    reply = await stage.world.reply_to(question)
    stage.diary.catch_up()
    before, text = len(stage.world.messages(stage.group)), reply.text
    stage.clock.goes_on(0, 30)
    stage.dan.edits(question, "/ask Why was the debate in Hull postponed?")
    await stage.world.quiet()
    stage.diary.happens("Dan edits his question. Both messages now read:")
    stage.diary.becomes(question)
    stage.diary.becomes(reply)
    assert reply.text != text
    assert "a power cut plunged the chamber into darkness" in reply.quotes[0]
    assert len(stage.world.messages(stage.group)) == before


async def nothing_found(stage: Stage) -> Message:
    """No article answers, and the bot says so. Dan wants to be told when one does."""
    reply = await stage.asks(stage.dan, "@pullquote_bot Who won the Trois-Caps race?")
    assert (reply.text, reply.quotes) == ("I found no answer in my articles.", [])
    await stage.presses(stage.dan, reply, "Tell me when an article answers")
    return reply


async def while_it_is_away(stage: Stage) -> Message:
    """The bot is stopped and started again; meanwhile Chloé asks."""
    stage.diary.happens("The bot is stopped.")
    question = stage.says(stage.chloe, "@pullquote_bot Qui est la maire de Saintes ?")
    stage.diary.catch_up()
    return question


async def back_again(stage: Stage, question: Message, older: Message) -> None:
    """It answers what was asked meanwhile, once, and the buttons of its older replies work."""
    stage.diary.happens("The bot is started.")
    reply = await stage.world.reply_to(question)
    await stage.world.quiet()
    stage.diary.catch_up()
    assert "Sylvie Rambaud" in reply.quotes[0]
    assert [m.reply_to for m in stage.world.from_bot(stage.group)].count(question) == 1
    first_page = older.quotes
    await stage.presses(stage.dan, older, "More")
    stage.diary.happens("The bot’s reply to him now reads:")
    stage.diary.becomes(older)
    assert older.quotes != first_page
    assert "‹ Back" in older.buttons


async def an_article_comes(stage: Stage, unanswered: Message) -> None:
    """Ada, the bot’s admin, sends it a dispatch in private. She and Dan are told what it answers now."""
    stage.clock.goes_on(1)
    receipt = await stage.world.reply_to(stage.ada.sends_document("trois-caps.txt", RACE.encode()))
    assert receipt.text.startswith("Added: La course des Trois-Caps pour Maëlle Kerdraon")
    await stage.world.until(lambda: stage.world.from_bot(stage.group)[-1].text.startswith("New answer to"))
    await stage.world.until(lambda: "now has an answer" in stage.world.from_bot(stage.ada.private)[-1].text)
    stage.diary.catch_up()
    news = stage.world.from_bot(stage.group)[-1]
    assert news.reply_to is unanswered.reply_to
    reply = await stage.asks(stage.chloe, "/ask Qui a gagné la course des Trois-Caps ?")
    for told in (news, reply):
        assert "La navigatrice Maëlle Kerdraon a remporté mardi soir la course" in told.quotes[0]


async def too_many_requests(stage: Stage) -> None:
    """Telegram refuses the next reply for a second. It comes then, once, and no other chat waits for it."""
    stage.world.fail_next("sendMessage", code=429, retry_after=RETRY_AFTER)
    words = "/ask Combien de navires sont bloqués en mer Noire ?"
    question = stage.says(stage.bruno, words, "Transport")
    clock = asyncio.get_running_loop().time  # by which the bot waits too
    began = clock()
    await stage.world.until(lambda: stage.world.calls("sendMessage")[-1].error)
    elsewhere = await stage.ada.asks("Who is Maëlle Kerdraon?")
    assert clock() - began < RETRY_AFTER
    reply = await stage.world.reply_to(question)
    assert clock() - began >= RETRY_AFTER
    await stage.world.quiet()
    stage.diary.catch_up()
    assert "Maëlle Kerdraon" in elsewhere.quotes[0]
    assert "46 navires" in reply.quotes[0]
    assert [m.reply_to for m in stage.world.from_bot(stage.group)].count(question) == 1


async def elsewhere(stage: Stage) -> None:
    """Chloé takes a sentence to her family, in whose chat the bot is not; her mother mentions it there."""
    typed = "Quand doit prendre fin la grève à Lyon ?"
    stage.clock.goes_on(2)
    results = await stage.chloe.types_inline(typed)
    stage.diary.offered(stage.chloe.name, typed, results)
    assert results[0].description == STRIKE_ENDS
    stage.clock.goes_on(0, 10)
    sent = stage.chloe.chooses(results[0], chat=stage.family)
    stage.diary.catch_up()
    assert sent.quotes == [STRIKE_ENDS]
    stage.clock.goes_on(1)
    words = "@pullquote_bot Combien de foyers sont privés d’électricité à Saintes ?"
    guest = await stage.maman.summons(words, chat=stage.family)
    stage.diary.catch_up()
    assert "Quelque 3.200 foyers" in guest.quotes[0]


async def good_night(stage: Stage) -> None:
    """And then people only talk again."""
    await stage.talk((stage.anna, "Good night all!"), (stage.bruno, "Bonne nuit 🌙"))
