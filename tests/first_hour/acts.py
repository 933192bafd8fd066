"""The acts of the first hour: what the owner does, and what must be true of the bot's part in it."""

from tests.first_hour.stage import Stage

FLOODS = "2025-11-28-fr-crues-charente.txt"
MEETING = "2025-10-14-fr-reunion-annulee.txt"
RATE = "2025-12-04-en-rate-decision.txt"
DISPATCH = (
    "Harbour of Brenn opens again\n\nBRENN, Dec. 9, 2025 (Sample Wire) - The harbour of Brenn opened "
    "again on Tuesday after seven months, its prefect Anne Rochard said. The fishermen are glad of it."
)

TWO = "Who voted against the rate cut? And when does the committee meet again?"


async def nobody_knows_it_yet(stage: Stage) -> None:
    """Ada, the owner by ADMIN_IDS, presses Start in her chat with the bot. It has no article yet."""
    stage.menu(stage.ada)
    stage.clock.goes_on(1)
    greeting = await stage.replied(stage.ada.starts())
    assert "Send me the first one now" in greeting.text
    assert greeting.suggestions == []
    assert "backup" in stage.ada.menu()
    stage.menu(stage.ada)
    reply = await stage.asks(stage.ada, "who cancelled the meeting?")
    assert reply.text.startswith("There are no articles yet.")


async def the_first_article(stage: Stage) -> None:
    """She sends a file, with a word on where it is from, and asks it at once."""
    stage.clock.goes_on(1)
    caption = "Source: Agence Exemple. Date: 14 October 2025. https://exemple.example/consulats"
    sent = stage.ada.sends_document("dispatch.txt", stage.sample(MEETING), caption=caption)
    receipt = await stage.replied(sent)
    assert receipt.text.startswith("Added: ")
    await stage.told("One question now has an answer")
    answer = await stage.asks(stage.ada, "who cancelled the meeting?")
    assert "ont annulé la réunion" in answer.quotes[0]


async def more_of_them(stage: Stage) -> None:
    """A file more, one whose caption gives an impossible date, and a short dispatch, pasted."""
    stage.clock.goes_on(1)
    await stage.replied(stage.ada.sends_document("floods.txt", stage.sample(FLOODS)))
    stage.clock.goes_on(1)
    wrong = await stage.replied(
        stage.ada.sends_document("rate.txt", stage.sample(RATE), caption="Sample Wire, 31 February 2025")
    )
    assert wrong.text.startswith("Added: ")
    choice = await stage.asks(stage.ada, DISPATCH)
    await stage.presses(stage.ada, choice, "Add it")
    assert stage.library.count() == 4


async def a_first_question(stage: Stage) -> None:
    """She presses Start again: now there are questions to tap. She taps one, and asks two in a message."""
    stage.clock.goes_on(1)
    greeting = await stage.replied(stage.ada.starts())
    assert len(greeting.suggestions) > 0
    answer = await stage.asks(stage.ada, greeting.suggestions[0])
    assert answer.quotes
    both = await stage.asks(
        stage.ada, "Who voted against the rate cut? And when does the committee meet again?"
    )
    assert both.text.count("Iceland") >= 1
    thanks = await stage.asks(stage.ada, "thanks!")
    assert thanks.quotes == []


async def a_colleague(stage: Stage) -> None:
    """She invites Bea to add articles too, by a link that only they have."""
    offer = await stage.asks(stage.ada, "/invite")
    await stage.presses(stage.ada, offer, "add")
    await stage.presses(stage.ada, offer, "Make the link")
    stage.diary.becomes(offer)
    payload = offer.text.split("?start=")[1].split()[0]
    stage.clock.goes_on(2)
    invitation = await stage.replied(stage.bea.starts(payload))
    await stage.presses(stage.bea, invitation, "Accept")
    stage.menu(stage.bea)
    assert "add" in stage.bea.menu()


async def a_reader(stage: Stage) -> None:
    """Rob has no rights. He looks at what there is, and asks."""
    stage.clock.goes_on(1)
    await stage.replied(stage.rob.starts())
    listed = await stage.asks(stage.rob, "/articles lang:fr")
    assert "2 articles" in listed.text
    await stage.presses(stage.rob, listed, "2")
    answer = await stage.asks(stage.rob, "How many inhabitants of Saintes had to leave?")
    assert "1.400 habitants" in answer.quotes[0]


async def a_group(stage: Stage) -> None:
    """Ada adds the bot to a group. Chloé is the first to ask there, in French, and Rob goes on."""
    stage.clock.goes_on(2)
    stage.ada.adds_bot(stage.group)
    await stage.world.quiet()
    stage.diary.catch_up()
    answer = await stage.asks(stage.chloe, "/ask Qui a annulé la réunion ?", chat=stage.group)
    assert "ont annulé la réunion" in answer.quotes[0]
    further = await stage.asks(stage.rob, "and what does Moscow say?", chat=stage.group, reply_to=answer)
    assert further.reply_to is not None
