"""The acts of the morning: what Ada sends, and what must be true of the bot's receipts."""

from datetime import UTC, datetime

from tests.morning import articles
from tests.morning.articles import FILES, POST, REPRINT
from tests.morning.stage import Stage
from tests.world import Message

DAY = datetime(2025, 6, 11, 9, tzinfo=UTC)
WHEN = "How long will the work on the second harbour last?"


async def from_the_mailbox(stage: Stage) -> None:
    """Four files, as they came: a Word document, a PDF, an OpenDocument text and a whole mail."""
    receipt = await stage.sends("harbour.docx", articles.word_document())
    assert receipt.text.startswith(
        "Added: Larkness gets a second harbour\nSample Wire · English · 9 June 2025"
    )
    receipt = await stage.sends("tramway.pdf", (FILES / "tramway.pdf").read_bytes())
    assert receipt.quotes[0].startswith("BRÉVAUX, 9 juin (Agence Exemple)")
    await stage.sends("bac.odt", (FILES / "bac.odt").read_bytes())
    receipt = await stage.sends("dispatch.eml", articles.mail())
    assert receipt.text.startswith("Added: Pas de ministre à Belmont")
    assert stage.library.count() == 4


async def a_question_at_once(stage: Stage) -> Message:
    """She tries whether the first of them answers."""
    answer = await stage.asks(WHEN)
    assert "last for three years" in answer.quotes[0]
    return answer


async def a_zip_and_a_table(stage: Stage) -> None:
    """A zip with two files that are no articles, and the agency’s table of short news."""
    receipt = await stage.sends("june.zip", articles.lot())
    assert receipt.text.splitlines()[1] == "3 added · 2 passed over"
    receipt = await stage.sends("breves.csv", articles.TABLE.encode())
    assert receipt.text.splitlines()[1] == "2 added"
    assert stage.library.count() == 9


async def from_the_telephone(stage: Stage) -> None:
    """A link from the browser, and a post of a channel, forwarded."""
    receipt = await stage.asks(stage.address)
    assert receipt.text.startswith("Added: La piscine de Belmont rouvre\nCourrier de la Seille")
    stage.world.state.clock = DAY.timestamp
    post = stage.cal.says(POST, chat=stage.channel)
    stage.world.state.clock = stage.clock
    stage.diary.skip(post)
    receipt = await stage.replied(stage.ada.forwards(post))
    assert receipt.text.startswith("Added: Ferry stopped\nLarkness Live · English · 11 June 2025")


async def a_reprint(stage: Stage) -> None:
    """She pastes what another paper printed: nearly the dispatch of the Word document. She keeps both."""
    receipt = await stage.asks(REPRINT)
    assert "Nearly the same as “Larkness gets a second harbour”" in receipt.text
    await stage.presses(receipt, "Keep both")
    answer = await stage.asks("Who is the captain of the ferry since 2009?")
    assert "Also in: " in answer.text
    assert stage.library.count() == 12


async def a_duplicate(stage: Stage) -> None:
    """A colleague’s copy of the PDF, under another name."""
    receipt = await stage.sends("Tramway (1).pdf", (FILES / "tramway.pdf").read_bytes())
    assert receipt.text.startswith("Already here, unchanged: Le tramway de Brévaux")
    assert stage.library.count() == 12


async def a_correction(stage: Stage, older: Message) -> None:
    """The agency corrects its dispatch. What was cited from the first version still opens, and says so."""
    receipt = await stage.sends("harbour-corrected.txt", articles.corrected())
    assert receipt.text.startswith("New version (2): Larkness gets a second harbour")
    answer = await stage.asks(WHEN)
    assert any("last for four years" in quote for quote in answer.quotes)
    await stage.presses(older, next(label for label in older.buttons if label.startswith("Context")))
    context = stage.world.from_bot(stage.ada.private)[-1]
    assert context.text.endswith("This is version 1; the article has changed since.")


async def a_missing_date(stage: Stage) -> None:
    """One line of the table had no date. She sees it in its card, and writes it."""
    [doctor] = [article for article in stage.library.articles(20) if article.title == "Un nouveau médecin"]
    card = await stage.asks(f"/edit {doctor.id}")
    await stage.presses(card, "Date")
    question = stage.world.from_bot(stage.ada.private)[-1]
    wrong = await stage.asks("31 June 2025", reply_to=question)
    assert wrong.text.startswith("A date is written 2025-06-09")
    receipt = await stage.asks("6 juin 2025", reply_to=question)
    assert "6 June 2025" in receipt.text


async def a_removal_and_an_undo(stage: Stage) -> None:
    """She takes out the wrong article, asks for it, and brings it back."""
    [pool] = [
        article for article in stage.library.articles(20) if article.title and "piscine" in article.title
    ]
    removed = await stage.asks(f"/remove {pool.id}")
    gone = await stage.asks("Combien coûtera l’entrée de la piscine ?")
    assert not any("trois euros" in quote for quote in gone.quotes)
    await stage.presses(removed, "Undo")
    back = await stage.asks("Combien coûtera l’entrée de la piscine ?")
    assert "trois euros" in back.quotes[0]


async def what_is_there(stage: Stage) -> None:
    """The list before the first meeting."""
    listed = await stage.asks("/articles after:2025-06-09 before:2025-06-09")
    assert "Larkness gets a second harbour" in listed.text
    whole = await stage.asks("/articles")
    assert whole.text.startswith("12 articles")
