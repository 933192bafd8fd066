"""Files of every format that bear one title and are two articles, as press releases and bulletins do."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from docx import Document

from corpus.library import Library
from corpus.models import Receipt
from corpus.readers import read_parts
from corpus.store.replacing import EVERYTHING
from tests.support.conversation import StartBot
from tests.support.pdf_files import of_pages, stream
from tests.support.word_files import saved
from tests.support.zip_files import zip_of
from tests.world import World

TITLE = "Communiqué de presse"
MILL = "Le moulin de Sarzac tourne de nouveau depuis lundi soir après quatre mois de travaux."
WEIR = "Le barrage de Montcel perd son eau depuis mardi, et six communes sont sans courant."
FEWER = MILL.replace("quatre", "trois")
DAYS = {MILL: "9 juin", FEWER: "9 juin", WEIR: "17 juin"}


def mail(text: str) -> bytes:
    return (
        "From: Mairie de Sarzac <presse@sarzac.example>\nMIME-Version: 1.0\n"
        f"Subject: {TITLE}\nContent-Type: text/plain; charset=utf-8\n\n{text}\n"
    ).encode()


def html(text: str) -> bytes:
    return f"<!doctype html><meta charset=utf-8><title>{TITLE}</title><body><p>{text}</p></body>".encode()


def table(text: str) -> bytes:
    return f'title,text,source\n{TITLE},"{text}",Le Fil\n'.encode()


def word(text: str) -> bytes:
    document = Document()
    document.core_properties.created = datetime(2025, 6, 20, tzinfo=UTC)
    document.add_heading(TITLE, 0)
    document.add_paragraph(text)
    return saved(document)


def page(text: str) -> bytes:
    font = (
        b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>>>>>"
    )
    drawn = f"BT /F 24 Tf 50 700 Td ({TITLE}) Tj ET BT /F 10 Tf 50 650 Td ({text}) Tj ET".encode("cp1252")
    return of_pages(1, b"/Contents 4 0 R" + font, rest=[stream(drawn)])


MADE: dict[str, Callable[[str], bytes]] = {
    "eml": mail,
    "html": html,
    "md": lambda text: f"# {TITLE}\n\n{text}".encode(),
    "txt": lambda text: f"{TITLE}\n\n{text}".encode(),
    "dated.txt": lambda text: f"{TITLE}\n\nSARZAC, {DAYS[text]} 2025 (Le Fil) – {text}".encode(),
    "docx": word,
    "pdf": page,
    "csv": table,
    "jsonl": lambda text: f'{{"title": "{TITLE}", "text": "{text}"}}'.encode(),
    "zip": lambda text: zip_of({"a.md": f"# {TITLE}\n\n{text}".encode()}),
}


def given(library: Library, name: str, data: bytes) -> list[Receipt]:
    """What becomes of a file."""
    drafts = [part.draft for part in read_parts(name, data) if part.draft]
    assert [draft.title for draft in drafts] == [TITLE] * len(drafts)
    return [*library.add_many(drafts, batch=20, scope=EVERYTHING)]


@pytest.mark.parametrize("kind", MADE)
def test_two_files_of_one_title_are_two_articles_and_a_correction_of_one_is_a_version(
    library: Library, kind: str
) -> None:
    texts = (MILL, WEIR, FEWER)
    receipts = [given(library, f"{number}.{kind}", MADE[kind](text)) for number, text in enumerate(texts)]
    assert [receipt.kind for [receipt] in receipts] == ["added", "added", "updated"]
    assert receipts[2][0].replaced == receipts[0][0].article
    assert library.count() == 2
    for text in (WEIR, FEWER):
        assert any(text in library.article(article.id).text for article in library.articles(2))


def test_the_briefs_of_a_table_are_as_many_articles_as_it_has_rows(library: Library) -> None:
    rows = (f"{MILL},2025-06-09,Le Fil", f"{WEIR},2025-06-17,Le Fil", f"{FEWER},2025-06-18,La Gazette")
    data = "title;text;date;source\n" + "".join(f"{TITLE};{';'.join(row.rsplit(',', 2))}\n" for row in rows)
    receipts = given(library, "g.csv", data.encode())
    assert [receipt.kind for receipt in receipts] == ["added"] * 3


async def test_the_receipt_of_a_file_names_the_new_versions_that_it_brought(
    world: World, library: Library, start_bot: StartBot
) -> None:
    ada = world.person("Ada")
    before = {"a.md": f"# Le moulin\n\n{MILL}".encode(), "b.md": f"# Le barrage\n\n{WEIR}".encode()}
    after = {name: data.replace(b"lundi", b"mardi").replace(b"six", b"sept") for name, data in before.items()}
    async with start_bot([ada]):
        await world.reply_to(ada.sends_document("a.zip", zip_of(before)))
        receipt = await world.reply_to(ada.sends_document("b.zip", zip_of(after)))
        await world.until(lambda: "new versions" in receipt.text)
    ids = {article.title: article.id for article in library.articles(2)}
    assert receipt.text.splitlines()[1:] == [
        "2 new versions",
        f"1. Le moulin ({ids['Le moulin']}): version 1 was replaced",
        f"2. Le barrage ({ids['Le barrage']}): version 1 was replaced",
    ]
    assert receipt.buttons == ["Undo all 2", "Undo 1", "Undo 2"]
