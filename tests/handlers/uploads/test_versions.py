"""What a receipt says of an article that comes again: with less or more, corrected, or edited meanwhile."""

import pytest

from corpus.library import Library
from corpus.models import Draft
from corpus.store.replacing import EVERYTHING, PAGES
from tests.support.conversation import StartBot, press
from tests.world import Person, World

TITLE, LINK = "Le moulin de Sarzac rouvre", "https://fil.example/moulin"
TEXT = (
    "Le moulin de Sarzac tourne de nouveau depuis lundi soir.\n\n"
    "Les travaux ont duré quatre mois et coûté deux cent mille euros, a précisé la mairie."
)
WITH_ALL = f"---\ntitle: {TITLE}\nsource: Le Fil\ndate: 2025-06-09\nurl: {LINK}\n---\n\n{TEXT}"
FIRE = "Un incendie a détruit le moulin dans la nuit, il n'en reste que la roue et un mur noirci."
TOLD = {
    "en": (
        "Already here, unchanged: ",
        "New version (2): ",
        (f"Address: {LINK} (missing until now)", "Date: 9 June 2025 (missing until now)"),
    ),
    "fr": (
        "Déjà là, inchangé\u00a0: ",
        "Nouvelle version (2)\u00a0: ",
        (f"Adresse\u00a0: {LINK} (manquait jusqu’ici)", "Date\u00a0: 9 juin 2025 (manquait jusqu’ici)"),
    ),
}


@pytest.fixture
def ada(world: World) -> Person:
    """The owner."""
    return world.person("Ada")


@pytest.mark.parametrize("language", TOLD)
async def test_the_same_text_with_less_loses_nothing_and_with_more_says_what_is_new(
    world: World, library: Library, start_bot: StartBot, language: str
) -> None:
    unchanged, updated, filled = TOLD[language]
    ada = world.person("Ada", language_code=language)
    async with start_bot([ada]):
        bare = await ada.asks(f"/add {TITLE}\n\n{TEXT}")
        more = await world.reply_to(ada.sends_document("moulin.md", WITH_ALL.encode()))
        less = await ada.asks(f"/add {TITLE}\n\n{TEXT}")
        again = await world.reply_to(ada.sends_document("moulin.md", WITH_ALL.encode()))
        await press(ada, more, "Undo" if language == "en" else "Annuler")
    assert TITLE in bare.text
    assert more.text.startswith(f"{updated}{TITLE}\nLe Fil · ")
    assert {*filled} <= {*more.text.splitlines()}
    for receipt in (less, again):
        assert receipt.text.startswith(f"{unchanged}{TITLE}\nLe Fil · ")
    [article] = library.articles(9)
    assert (article.source, article.published, article.url) == (None, None, None)


async def test_a_correction_that_names_no_source_keeps_those_of_its_page(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    page = WITH_ALL.replace("source: Le Fil\ndate: 2025-06-09\n", "").replace("quatre", "trois")
    async with start_bot([ada]):
        await world.reply_to(ada.sends_document("moulin.md", WITH_ALL.encode()))
        receipt = await world.reply_to(ada.sends_document("moulin.md", page.encode()))
    assert receipt.text.startswith(f"New version (2): {TITLE}\nLe Fil · French · 9 June 2025 · ")
    assert "until now" not in receipt.text


async def test_another_text_of_the_same_title_stands_beside_it_and_may_become_its_version(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    async with start_bot([ada]):
        first = await ada.asks(f"/add {TITLE}\n\n{TEXT}")
        [old] = library.articles(9)
        second = await ada.asks(f"/add {TITLE}\n\n{FIRE}")
        choice, both = second.buttons[-3:], library.count()
        kept = await ada.asks("Combien de temps ont duré les travaux du moulin ?")
        await press(ada, second, "Replace the old one")
        told = world.from_bot(ada.private)[-1]
    assert first.text.startswith("Added: ")
    assert second.text.startswith("Added: ")
    assert choice == ["Keep both", "Replace the old one", "Skip this one"]
    assert (both, kept.quotes[0]) == (2, TEXT.split("\n\n")[1])
    assert told.text.startswith(f"New version (2): {TITLE}\n")
    [left] = library.articles(9)
    assert left.id == old.id
    assert library.article(left.id).text.endswith(FIRE)
    assert library.article(left.id, 1).text.endswith(TEXT)


async def test_what_an_admin_set_holds_when_the_same_is_read_again(
    world: World, library: Library, start_bot: StartBot, ada: Person
) -> None:
    page = Draft(title=TITLE, source="fil.example", url=LINK, text=TEXT, language="fr")
    article = library.add(page, scope=PAGES).article
    async with start_bot([ada]):
        card = await ada.asks(f"/edit {article.id}")
        await press(ada, card, "Source")
        await ada.asks("Le Fil", reply_to=world.from_bot(ada.private)[-1])
        library.add(page, scope=PAGES)
        library.add(page.model_copy(update={"text": TEXT.replace("quatre", "trois")}), scope=PAGES)
        shown = await ada.asks(f"/edit {article.id}")
    assert "Source: Le Fil" in shown.text
    assert "trois mois" in library.article(article.id).text


def test_a_language_that_an_admin_set_is_that_in_which_the_next_version_is_read(library: Library) -> None:
    page = Draft(title=TITLE, url=LINK, text=TEXT, language="es")
    key = library.add(page, scope=EVERYTHING).article.key
    library.edit(key, {"language": "fr"})
    other = Draft(title="Autre", text=FIRE, language="fr")
    corrected = page.model_copy(update={"text": TEXT.replace("quatre", "trois")})
    receipts = [*library.add_many([other, corrected], batch=2, scope=EVERYTHING)]
    assert [(receipt.kind, receipt.article.language) for receipt in receipts] == [
        ("added", "fr"),
        ("updated", "fr"),
    ]
    assert (
        library.ask("Combien de mois ont duré les travaux du moulin ?").citations[0].article
        == receipts[1].article.id
    )
