"""Title, date and source are taken from the first lines when these have the form for it, never otherwise."""

from datetime import date

import pytest

from corpus.models import Note
from corpus.readers import read, read_text
from tests.support import word_files

BODY = "Les deux délégations se sont quittées sans accord, a dit la médiatrice, et ne se reverront plus."
ENGLISH_BODY = "The two delegations left without a deal, the mediator said, and will not meet again."
JUNE_9 = date(2025, 6, 9)


@pytest.mark.parametrize(
    ("opening", "source", "published"),
    [
        ("PARIS, 9 juin 2025 (AFP) - ", "AFP", JUNE_9),
        ("Paris, le 9 juin 2025 (Agence Exemple) – ", "Agence Exemple", JUNE_9),
        ("PARIS, 1er juin 2025 (AFP) - ", "AFP", date(2025, 6, 1)),
        ("GENEVA, Oct. 22, 2025 (Sample Wire) - ", "Sample Wire", date(2025, 10, 22)),
        ("HULL, England, Dec. 9, 2025 (Sample Wire) -- ", "Sample Wire", date(2025, 12, 9)),
        ("BRUSSELS, 9 June 2025 (Sample Wire): ", "Sample Wire", JUNE_9),
        ("MOSCOW, June 9 (Reuters) — ", "Reuters", None),
        ("MOSCOW, June 9. /TASS/. ", "TASS", None),
        ("WASHINGTON (AP) — ", "AP", None),
        ("Washington (AP) — ", "AP", None),
        ("(AFP) - ", "AFP", None),
        ("AFP - ", "AFP", None),
        ("Le ministre (chargé des ports) - ", None, None),
        ("Jeanne Aubry (LR) - ", None, None),
        ("Le 9 juin 2025 (jour férié) - ", None, None),
        ("Le 13 novembre 2015, à Paris, ", None, None),
        ("", None, None),
    ],
)
def test_a_dateline_tells_the_source_and_the_date(
    opening: str, source: str | None, published: date | None
) -> None:
    draft = read_text(opening + BODY)
    assert (draft.source, draft.published, draft.title) == (source, published, None)
    assert draft.text == (opening + BODY)


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Publié le 9 juin 2025 à 14h30", JUNE_9),
        ("Publié le 09/06/2025 à 14:30 - Mis à jour le 10/06/2025", JUNE_9),
        ("Par Nina Orlik, le 9 juin 2025", JUNE_9),
        ("By Nina Orlik, June 9, 2025", JUNE_9),
        ("Published June 9th, 2025", JUNE_9),
        ("Paris, le 9 juin 2025", JUNE_9),
        ("lundi 9 juin 2025", JUNE_9),
        ("Monday, June 9, 2025 at 2:30 pm", JUNE_9),
        ("2025-06-09", JUNE_9),
        ("AFP - 9 juin 2025 - 14:30", JUNE_9),
        ("9 juin", None),
        ("31 juin 2025", None),
    ],
)
def test_a_line_that_says_when_the_article_was_published_is_its_date_and_no_title(
    line: str, published: date | None
) -> None:
    after = read_text(f"La médiation échoue\n{line}\n\n{BODY}")
    before = read_text(f"{line}\nLa médiation échoue\n\n{BODY}")
    assert (after.title, after.published) == ("La médiation échoue", published)
    assert before.published == published


def test_the_date_of_publication_goes_before_that_of_a_change() -> None:
    draft = read_text(f"La médiation échoue\nMis à jour le 10 juin 2025\nPublié le 9 juin 2025\n\n{BODY}")
    assert draft.published == JUNE_9


def test_a_date_of_which_english_readers_disagree_is_not_guessed() -> None:
    assert read_text(f"Published 03/04/2025\n\n{ENGLISH_BODY}").published is None
    assert read_text(f"Published 13/04/2025\n\n{ENGLISH_BODY}").published == date(2025, 4, 13)
    assert read_text(f"Publié le 03/04/2025\n\n{BODY}").published == date(2025, 4, 3)


@pytest.mark.parametrize(
    ("opening", "title"),
    [
        ("La médiation échoue\n\n", "La médiation échoue"),
        ("La médiation échoue\n", "La médiation échoue"),
        ("« Rien ne va plus »\n\n", "« Rien ne va plus »"),
        ("Qui a quitté la table ?\n\n", "Qui a quitté la table ?"),
        (
            "Attentat du 13 novembre 2015 : le procès reprend\n\n",
            "Attentat du 13 novembre 2015 : le procès reprend",
        ),
        ("La médiation échoue.\n\n", None),
        ("Bonjour,\n\n", None),
        ("- La médiation échoue\n\n", None),
        ("2025\n\n", None),
        ("(Corrige le nom de la médiatrice)\n\n", None),
        (f"{'La médiation échoue ' * 9}\n\n", None),
        ("Photo : Nina Orlik / Agence Exemple\n\n", None),
        ("La médiatrice à Genève, le 9 juin 2025. Photo Agence Exemple / NINA ORLIK\n\n", None),
        ("Cette photo montre la médiatrice à Genève\n\n", None),
        ("La médiatrice à Genève © Nina Orlik\n\n", None),
        ("La médiatrice à Genève, lundi (Photo Nina Orlik)\n\n", None),
        ("FILE - The mediator in Geneva (AP Photo/Nina Orlik)\n\n", None),
        ("Par Nina Orlik et Jean Mauve\nLa médiation échoue\n\n", "La médiation échoue"),
        ("By the lake, hope returns\n\n", "By the lake, hope returns"),
        ("La médiation échoue\n\nPhoto : Nina Orlik\n\n", "La médiation échoue"),
        ("Photo : Nina Orlik\n\nLa médiation échoue\n\n", "La médiation échoue"),
        ("Agence Exemple / La médiation\n\n", "Agence Exemple / La médiation"),
    ],
)
def test_a_title_is_a_short_first_line_that_no_stop_ends(opening: str, title: str | None) -> None:
    assert read_text(opening + BODY).title == title


def test_the_first_line_of_a_wrapped_text_is_no_title() -> None:
    assert read_text("Les deux délégations se sont quittées sans\naccord, a dit la médiatrice.").title is None
    wrapped = "Les deux délégations se sont quittées sans un mot\nMardi, à Genève, elles devaient se revoir."
    assert read_text(wrapped).title is None


def test_a_short_line_alone_is_no_title() -> None:
    assert read_text("La médiation échoue").title is None


@pytest.mark.parametrize(
    ("made", "published"),
    [
        (date(2025, 6, 9), JUNE_9),
        (date(2025, 7, 30), JUNE_9),
        (date(2025, 6, 8), None),
        (date(2025, 11, 25), None),
    ],
)
def test_a_file_made_soon_after_a_day_gives_it_its_year(made: date, published: date | None) -> None:
    document = word_files.plain(f"PARIS, 9 juin (AFP) - {BODY}", made)
    assert read("a.docx", document).published == published


def test_the_day_of_the_file_is_the_date_of_an_article_that_tells_none() -> None:
    assert read("a.docx", word_files.plain(BODY, JUNE_9)).published == JUNE_9


@pytest.mark.parametrize(
    "day", ["31 février 2026", "February 30, 2026", "32 mars 2026", "2026-13-01", "2026-02-31"]
)
def test_a_dateline_with_a_day_that_does_not_exist_is_told(day: str) -> None:
    draft = read_text(f"BRENN, {day} (AFP) - {BODY}")
    assert (draft.published, draft.notes) == (None, (Note.WRONG_DATE,))


def test_such_a_day_in_the_text_is_no_dateline() -> None:
    draft = read_text(f"{BODY} Personne, dit-elle dans sa lettre aux habitants, ne croit au 31 février 2026.")
    assert draft.notes == ()


@pytest.mark.parametrize(
    "headline",
    [
        "Les deux délégations se quittent\nsans accord et sans date",
        "Deux délégations, une médiatrice et\nCinq jours de pourparlers",
    ],
)
def test_a_headline_of_two_lines_is_whole(headline: str) -> None:
    draft = read_text(f"{headline}\n\n{BODY}")
    assert draft.title == headline.replace("\n", " ")


@pytest.mark.parametrize(
    "opening",
    [f"{BODY}\nsuite sans fin", "Un titre seul\n\nsuivi de rien que le texte", "Titre\nChapeau\nautre ligne"],
)
def test_other_lines_are_not_drawn_together(opening: str) -> None:
    draft = read_text(f"{opening}\n\n{BODY}")
    assert "\n" not in (draft.title or "")
    assert draft.title in (None, opening.split("\n")[0])
