"""Finding articles: /articles with words and buttons, and /article."""

from datetime import date

import pytest

from corpus.library import Library
from corpus.models import Draft, Filter
from corpus.store.replacing import EVERYTHING
from handlers.articles.article_buttons import ShowFound, ShowValues
from handlers.articles.article_pages import Reading, reading_reply
from handlers.articles.lists.article_list import Page, list_reply
from handlers.chat.callback_codec import pack
from handlers.texts.excerpt import Span
from handlers.texts.reply import Reply
from handlers.texts.text_pages import pages
from tests.support.conversation import BRIDGE, VISIT, StartBot
from tests.world import Person, World


@pytest.fixture
def ada(world: World) -> Person:
    """The admin."""
    return world.person("Ada")


@pytest.fixture
def dispatches(library: Library) -> Library:
    """Twelve articles: ten by day of June and one of May from two sources, and one without any fact."""
    for number in range(1, 12):
        library.add(
            Draft(
                id=f"d{number}",
                title=f"Dépêche {number}",
                source="AFP" if number % 2 else "Port Wire",
                collection="talks" if number == 3 else None,
                published=date(2025, 6 if number > 1 else 5, number),
                text=f"Nothing happened on day {number}.",
                language="en",
            )
        )
    library.add(Draft(id="bare", text="Nothing is known of this one.", language="en"))
    return library


def labels(reply: Reply) -> list[str]:
    """The labels of the buttons under a reply."""
    return [button.text for row in reply.keyboard.inline_keyboard for button in row] if reply.keyboard else []


def titles(text: str) -> list[str]:
    """The titles in a list."""
    return [block.splitlines()[0] for block in text.split("\n\n")[1:]]


async def test_the_list_tells_title_source_date_and_id_and_turns_its_pages(
    world: World, dispatches: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot(admins=[ada]):
        page = await ada.asks("/articles")
        first, buttons = page.text, page.buttons
        await ada.presses(page, "Older")
        await world.quiet()
        second = page.text
        await ada.presses(page, "Newer")
        await world.quiet()
    assert first.split("\n\n")[:3] == [
        "12 articles · page 1 of 2",
        "12. Nothing is known of this one.\nbare",
        "11. Dépêche 11\nAFP · 11 June 2025 · d11",
    ]
    assert buttons == [*(str(number) for number in range(12, 2, -1)), "Older ›", "Filter"]
    assert (second.splitlines()[0], titles(second)) == (
        "12 articles · page 2 of 2",
        ["2. Dépêche 2", "1. Dépêche 1"],
    )
    assert (page.text, world.from_bot(ada.private)) == (first, [page])


@pytest.mark.parametrize(
    ("said", "told", "found"),
    [
        ("/articles depeche 3", "“depeche” · “3”", ["3. Dépêche 3"]),
        (
            "/articles source:port before:2025-06-05",
            "source Port Wire · until 5 June 2025",
            ["4. Dépêche 4", "2. Dépêche 2"],
        ),
        ("/articles Collection:TALKS", "collection talks", ["3. Dépêche 3"]),
        ("/articles month:2025-05", "May 2025", ["1. Dépêche 1"]),
    ],
)
async def test_articles_are_looked_for_by_words(
    world: World,
    dispatches: Library,
    start_bot: StartBot,
    ada: Person,
    said: str,
    told: str,
    found: list[str],
) -> None:
    async with start_bot(admins=[ada]):
        page = await ada.asks(said)
    assert (page.text.split("\n\n")[0].splitlines()[1], titles(page.text)) == (told, found)


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("/articles nowhere", "No article matches.\n“nowhere”"),
        (
            "/articles after:june",
            "I don’t recognise “june” as a date. Write a day as 2025-06-30, a month as 2025-06, or a year.",
        ),
        ("/article", "Write the id or the number of an article after /article, as /articles lists them."),
        ("/article nowhere", "There is no article “nowhere”. The list of articles shows the ids."),
    ],
)
async def test_what_is_not_found_is_said(
    world: World, dispatches: Library, start_bot: StartBot, ada: Person, said: str, answer: str
) -> None:
    async with start_bot(admins=[ada]):
        reply = await ada.asks(said)
    assert reply.text == answer


async def test_buttons_filter_the_list_step_by_step_also_after_a_restart(
    world: World, dispatches: Library, start_bot: StartBot, ada: Person
) -> None:
    async def press(label: str) -> list[str]:
        await ada.presses(page, label)
        await world.quiet()
        return page.buttons

    async with start_bot(admins=[ada]):
        page = await ada.asks("/articles depeche")
        panel = await press("Filter")
        sources = await press("Source")
    async with start_bot(admins=[ada]):
        await press("AFP")
        by_source = page.text.splitlines()[:2]
        await press("Filter")
        months = await press("Month")
        await press("May 2025")
        by_month = page.text.splitlines()[:2]
    async with start_bot(admins=[ada]):  # each bot with its own count of what one chat may get at once
        await press("Filter")
        ticked = page.buttons[:6]
        again = await press("✓ Source")
        await press("Any")
        await press("Filter")
        await press("Without the words")
        wordless = page.text.splitlines()[:2]
        everything = await press("All articles")
    assert panel == [
        "Source",
        "Language",
        "Collection",
        "Month",
        "From",
        "Until",
        "Without the words",
        "‹ List",
        "All articles",
    ]
    assert sources == ["AFP (6)", "Port Wire (5)", "‹ Back"]
    assert by_source == ["6 articles", "“depeche” · source AFP"]
    assert months == ["June 2025 (5)", "May 2025 (1)", "‹ Back"]
    assert by_month == ["One article", "“depeche” · source AFP · May 2025"]
    assert ticked == ["✓ Source", "Language", "Collection", "✓ Month", "From", "Until"]
    assert again == ["AFP (1)", "‹ Back", "Any"]
    assert wordless == ["One article", "May 2025"]
    assert everything[-2:] == ["Older ›", "Filter"]


async def test_long_lists_of_values_have_pages_and_dates_have_a_beginning_and_an_end(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    for number in range(1, 13):
        drafted = Draft(text=f"Text {number} of them.", language="en", published=date(2024, number, 15))
        library.add(drafted.model_copy(update={"source": f"Agency {number:02} " + "of a long name " * 9}))
    async with start_bot(admins=[ada]):
        page = await ada.asks("/articles")
        for label in ("Filter", "Source", "›"):
            await ada.presses(page, label)
            await world.quiet()
        values = page.buttons
    async with start_bot(admins=[ada]):
        for label in ("Back", "From", "June 2024", "Filter", "Until", "September 2024"):
            await ada.presses(page, label)
            await world.quiet()
    assert values == [
        *(f"Agency {number:02} of a long name of a long name… (1)" for number in range(9, 13)), "‹", "‹ Back",
    ]  # fmt: skip
    assert page.text.splitlines()[:2] == ["4 articles", "from 1 June 2024 · until 30 September 2024"]


async def test_buttons_from_before_and_from_elsewhere_do_no_harm(
    world: World, dispatches: Library, start_bot: StartBot, ada: Person
) -> None:
    data = [
        "p:1",  # of a list before there were filters
        pack(ShowFound(99, 0)),
        pack(ShowValues(0, 77, 0)),
        pack(ShowValues(99, 1, 0)),
    ]
    async with start_bot(admins=[ada]):
        page = await ada.asks("/articles")
        for row in page.keyboard:
            for button in row:
                button["callback_data"] = data.pop(0) if data else button["callback_data"]
        stale = [(await ada.presses(page, label)).text for label in ("11", "10", "9")]
        await ada.presses(page, "12")
        await world.quiet()
    assert stale == ["This button no longer works. Please ask again."] * 3
    assert page.text.splitlines()[0] == "12 articles · page 2 of 2"


async def test_an_article_is_opened_by_number_id_or_button_with_what_can_be_done(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot(admins=[ada]):
        await world.reply_to(ada.sends_document("visite.txt", VISIT.encode()))
        library.add(Draft(title="Page", text=BRIDGE, url="https://news.example/pont", language="fr"))
        listed = await ada.asks("/articles")
        by_number = await ada.asks("/article 1")
        by_id = await ada.asks(f"/article {library.articles(9)[1].id}")
        await ada.presses(listed, "2")
        await world.quiet()
        page = world.from_bot(ada.private)[-1]
        await ada.presses(by_number, "Original file")
        await world.quiet()
        file = world.from_bot(ada.private)[-1]
    assert by_number.text == by_id.text
    assert by_number.text.splitlines()[:2] == [
        "1. Pas de ministre à Belmont",
        "Agence Exemple · French · 9 June 2025 · 5 sentences",
    ]
    assert by_number.quotes == [VISIT.strip()]
    assert [button for button in by_number.buttons if button != "Edit"] == ["Original file", "Remove"]
    assert (page.reply_to, page.quotes) == (listed, [BRIDGE])
    assert page.keyboard[0][0] == {"text": "Open the link", "url": "https://news.example/pont"}
    assert file.content["document"]["file_name"] == "visite.txt"


async def test_older_versions_are_read_and_say_so(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    for text in (VISIT, VISIT + BRIDGE):
        library.add(Draft(id="v", title="Visite", text=text, language="fr"), scope=EVERYTHING)
    async with start_bot(admins=[ada]):
        page = await ada.asks("/article v")
        now = page.text.splitlines()[3]
        await ada.presses(page, "‹ Version 1")
        await world.quiet()
        before, quotes = page.text.splitlines()[3], page.quotes
        await ada.presses(page, "Version 2 ›")
        await world.quiet()
    assert now.startswith("Version 2, of ")
    assert (before.startswith("Version 1, of "), before.endswith("; the current one is 2")) == (True, True)
    assert (quotes, page.text.splitlines()[3]) == ([VISIT.strip()], now)


async def test_a_long_text_is_read_to_its_end_in_pages(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    text = "".join(f"Paragraph {number} is about 🌉🌉🌉. {'It goes on. ' * 20}\n\n" for number in range(40))
    library.add(Draft(id="long", text=text, language="en"))
    read = []
    async with start_bot(admins=[ada]):
        page = await ada.asks("/article long")
        while "Next page ›" in page.buttons:
            read += page.quotes
            await ada.presses(page, "Next page ›")
            await world.quiet()
        read += page.quotes
        back = page.buttons[0]
    assert len(read) == 4
    assert " ".join(read).split() == text.split()
    assert all(part.startswith("Paragraph") for part in read)
    assert back == "‹ Page before"


def test_who_may_not_remove_is_offered_no_removal(dispatches: Library) -> None:
    filter = Filter(sources=("AFP",))
    page = Page(filter, 1, dispatches.articles(10, filter=filter), 0, 6)
    article = dispatches.article("d3")
    [current] = dispatches.articles(1, filter=Filter(keys=(article.key,)))
    reading = Reading(article, current, dispatches.desk.history(article.key), 0, original=False)
    offered = {
        may: (
            "Remove these…" in labels(list_reply(page._replace(removable=may), "en")),
            "Remove" in labels(reading_reply(reading._replace(removable=may), "en")),
        )
        for may in (True, False)
    }
    assert offered == {True: (True, True), False: (False, False)}


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("", [""]),
        ("short", ["short"]),
        ("🌉" * 8, ["🌉" * 5, "🌉" * 3]),
        ("one two three", ["one two ", "three"]),
        ("ab. cd ef ghi", ["ab. cd ef ", "ghi"]),
        ("abcdef. gh ij", ["abcdef. ", "gh ij"]),
        ("a b c\n\nd e f", ["a b c\n\n", "d e f"]),
        ("abcdefghie\u0301x", ["abcdefghi", "e\u0301x"]),
    ],
)
def test_pages_end_where_a_reader_pauses(text: str, cut: list[str]) -> None:
    spans = pages(text, 10)
    assert [text[start:end] for start, end in spans] == cut
    assert [span.start for span in spans] == [0, *(span.end for span in spans[:-1])]
    assert isinstance(spans[0], Span)
