"""Several articles in one text are told apart; one with rules or headlines of its own stays one."""

from datetime import date

import pytest

from corpus.models import Note
from corpus.readers import read_parts, read_texts

BODY = "The harbour of Brenn opened again on Monday, the prefect said. The fishermen are glad of it."
FRENCH = "Le port de Brenn a rouvert lundi, a annoncé la préfecture. Les pêcheurs s'en réjouissent."
MARCH_3 = date(2026, 3, 3)


def dispatch(title: str, place: str, day: int = 3) -> str:
    return f"{title}\n\n{place}, March {day}, 2026 (Sample Wire) - {BODY}\n\nNothing else was said."


HARBOUR = dispatch("Harbour of Brenn opens", "BRENN")
MAYOR = dispatch("Mayor of Ostrel resigns", "OSTREL", 4)
SNOW = dispatch("Snow falls in Hollin\nfor the third day", "HOLLIN", 5)
TITLES = ["Harbour of Brenn opens", "Mayor of Ostrel resigns", "Snow falls in Hollin for the third day"]


@pytest.mark.parametrize("rule", ["---", "***", "* * *", "=====", "\n_____\n", "—————", ""])
def test_dispatches_in_one_paste_are_articles_of_their_own(rule: str) -> None:
    drafts = read_texts(f"\n\n{rule}\n\n".join([HARBOUR, MAYOR, SNOW]))
    assert [draft.title for draft in drafts] == TITLES
    assert [draft.published for draft in drafts] == [MARCH_3, date(2026, 3, 4), date(2026, 3, 5)]
    assert [draft.text for draft in drafts] == [HARBOUR, MAYOR, SNOW]


@pytest.mark.parametrize(
    "text",
    [
        f"{HARBOUR}\n\n***\n\nWhat the union says\n\nThe union said nothing on Monday.",
        f"{HARBOUR}\n\nWhat comes next\n\nThe prefect will speak again on March 9, 2026.",
        f"Harbour opens\n---\n{BODY}",
        f"{BODY}\n\n---\n\n{BODY}",
        f"Harbour opens\n\n{BODY}\n\n* * *\n\nMayor resigns\n\n{BODY}",
    ],
)
def test_an_article_with_parts_stays_one(text: str) -> None:
    [draft] = read_texts(text)
    assert draft.text == text


@pytest.mark.parametrize(
    "header",
    [
        "---------- Forwarded message ---------\nFrom: Nina Orlik <nina@wire.example>\nDate: 3 March 2026\n"
        "Subject: Fwd: The harbour opens\nTo: desk@paper.example",
        "-----Original Message-----\nFrom: Nina Orlik [mailto:nina@wire.example]\nSent: March 3, 2026 10:12\n"
        "To: Desk\nSubject: RE: The harbour opens",
        "Begin forwarded message:\n\n*From:* Nina Orlik\n*Subject:* The harbour opens\n*Date:* 2026-03-03",
    ],
)
def test_the_note_above_a_forwarded_mail_is_no_text(header: str) -> None:
    [draft] = read_texts(f"Hello, for tonight. See below.\nMax\n\n{header}\n\n{BODY}")
    assert (draft.text, draft.title, draft.source) == (BODY, "The harbour opens", "Nina Orlik")
    assert (draft.published, draft.notes) == (MARCH_3, (Note.NOTE_LEFT_OUT,))


def test_a_forwarded_mail_in_french_is_understood_too() -> None:
    header = "-----Message d'origine-----\nDe : Nina Orlik\nEnvoyé : mardi 3 mars 2026 10:12\nÀ : desk"
    [draft] = read_texts(f"Bonjour, pour ce soir.\n\n{header}\nObjet : TR : Le port rouvre\n\n{FRENCH}")
    assert (draft.text, draft.title, draft.source) == (FRENCH, "Le port rouvre", "Nina Orlik")
    assert draft.published == MARCH_3


def test_two_dispatches_in_a_forwarded_mail_are_two_articles() -> None:
    header = "From: Nina Orlik\nDate: 9 March 2026\nSubject: for you"
    drafts = read_texts(f"For tonight.\n\n{header}\n\n{HARBOUR}\n\n---\n\n{MAYOR}")
    assert [(draft.title, draft.source) for draft in drafts] == [
        (title, "Sample Wire") for title in TITLES[:2]
    ]
    assert all(draft.notes == (Note.NOTE_LEFT_OUT,) for draft in drafts)


def test_they_are_two_in_the_file_of_the_mail_too() -> None:
    mail = (
        "From: Max Brun <max@paper.example>\r\nTo: desk@paper.example\r\nSubject: Fwd: for you\r\n"
        "Date: Tue, 10 Mar 2026 10:12:00 +0000\r\nMIME-Version: 1.0\r\n"
        "Content-Type: text/plain; charset=utf-8\r\n\r\n"
        "For tonight.\n\nFrom: Nina Orlik\nDate: 9 March 2026\nSubject: for you\n\n"
        f"{HARBOUR}\n\n---\n\n{MAYOR}\n"
    )
    drafts = [part.draft for part in read_parts("mail.eml", mail.encode()) if part.draft]
    assert [draft.title for draft in drafts] == TITLES[:2]
    assert [draft.text for draft in drafts] == [HARBOUR, MAYOR]


def test_a_first_part_without_a_dateline_is_kept_as_an_article() -> None:
    first = f"Mayor resigns\n\nThe mayor of Hollin resigned on Tuesday.\n\n{BODY}"
    drafts = read_texts(f"{first}\n\n---\n\n{HARBOUR}\n\n---\n\n{MAYOR}")
    assert [draft.text for draft in drafts] == [first, HARBOUR, MAYOR]


def test_a_greeting_above_several_is_left_out_and_that_is_told() -> None:
    drafts = read_texts(f"Hi all, for tonight!\n\n---\n\n{HARBOUR}\n\n---\n\n{MAYOR}")
    assert [draft.text for draft in drafts] == [HARBOUR, MAYOR]
    assert drafts[0].notes == (Note.NOTE_LEFT_OUT,)


@pytest.mark.parametrize("names", [("From", "To", "Subject"), ("De ", "À ", "Objet ")])
def test_an_article_that_quotes_a_mail_is_whole(names: tuple[str, str, str]) -> None:
    sender, to, subject = names
    mail = f"{sender}: Jean Dupont\n{to}: Anne Martin\n{subject}: the leak\n\nWe must not tell anybody."
    for lead in (f"NARBO, March 3, 2026 (Sample Wire) - {BODY}", f"{BODY} {BODY} {BODY} It reads:"):
        [draft] = read_texts(f"The minister knew\n\n{lead}\n\n{mail}")
        assert draft.text.startswith("The minister knew")
        assert draft.source != "Jean Dupont"
