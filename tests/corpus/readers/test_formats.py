"""What real programs write is read: ODT, RTF, EPUB, MHTML, mails, tables and JSON."""

import json
from collections.abc import Sequence
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP

import pytest

from corpus.errors import (
    BadRecord,
    BrokenSource,
    EmptySource,
    EncryptedSource,
    NoTextColumn,
    NotText,
    SeveralArticles,
    SourceError,
    UnknownFormat,
)
from corpus.models import Draft, Note
from corpus.readers import Part, read, read_parts
from tests.support import word_files
from tests.support.drafted import bare
from tests.support.paths import FILES
from tests.support.zip_files import zip_of

TITLE = "Le bac de Lanvaux reprend la mer"
PARAGRAPHS = (
    "LANVAUX, 9 juin 2025 (Agence Exemple) – Le bac de Lanvaux a repris ses traversées lundi à l’aube, après"
    " onze semaines de réparations.",
    "« Nous avons changé les deux moteurs et l’arbre d’hélice », a expliqué la capitaine, Maëlle Tréguer, qui"
    " commande le navire depuis douze ans.",
    "Les horaires",
)
ITEMS = ("six traversées par jour en semaine ;", "neuf le dimanche.")
ROWS = "Passager | Prix\nAdulte | 4 €\nEnfant | gratuit"
END = (
    "La préfecture a promis de financer un second navire avant l’été 2027, mais aucun chantier n’a encore été"
    " choisi."
)


def whole(*before: str, items: str, rows: str) -> str:
    """The article as a format has it; they differ in what stands between items, and before the table."""
    return "\n\n".join([*before, TITLE, *PARAGRAPHS]) + f"\n\n{items.join(ITEMS)}{rows}{ROWS}\n\n{END}"


DISPATCH = Draft(title=TITLE, source="Agence Exemple", published=date(2025, 6, 9), language="fr", text=TITLE)
REAL = {
    "ODT": ("bac.odt", DISPATCH.model_copy(update={"text": whole(items="\n", rows="\n")})),
    "RTF": ("bac.rtf", DISPATCH.model_copy(update={"text": whole(items="\n\n", rows="\n\n")})),
    "EPUB": (
        "bac.epub",
        Draft(
            title=TITLE,
            source="Le Fil",
            published=date(2025, 6, 10),
            language="fr",
            text=whole(TITLE, "Yann Kerdoncuff", "Le Fil", "2025-06-10", items="\n", rows="\n\n"),
        ),
    ),
    "MHTML": (
        "bac.mhtml",
        Draft(
            title=TITLE,
            source="Le Fil",
            url="https://fil.example/bac",
            published=date(2025, 6, 9),
            language="fr",
            text=whole(items="\n", rows="\n\n"),
        ),
    ),
}


@pytest.mark.parametrize(("name", "expected"), REAL.values(), ids=REAL)
def test_a_file_of_a_real_program_is_read_with_what_it_says_of_itself(name: str, expected: Draft) -> None:
    data = (FILES / name).read_bytes()
    assert bare(read(name, data)) == expected
    assert bare(read("sans-nom", data)) == expected


def test_a_mail_of_outlook_gives_the_document_that_it_brings() -> None:
    [part] = parts("bac.msg", (FILES / "bac.msg").read_bytes())
    assert part.name == "bac.msg/communiqué.txt"
    assert part.draft is not None
    assert part.draft.text.startswith("La capitainerie de Lanvaux annonce que le bac a repris ses traversées")
    assert (part.draft.title, part.draft.source, part.draft.published, part.draft.notes) == (
        TITLE,
        "Gwenola Le Bihan",
        date(2025, 6, 9),
        (Note.COVER_LEFT_OUT,),
    )


LONG = "Le bac de Lanvaux a repris ses traversées lundi à l’aube, après onze semaines de réparations. " * 5


def mail(text: str = "", page: str = "", **attached: bytes) -> bytes:
    """A mail as programs write it."""
    message = EmailMessage(policy=SMTP)
    message["From"] = '"Capitainerie de Lanvaux" <port@lanvaux.example>'
    message["Subject"] = "TR: Le bac reprend la mer, à l’aube"
    message["Date"] = "Mon, 09 Jun 2025 23:30:00 +0200"
    if text:
        message.set_content(text, cte="quoted-printable")
    if page:
        message.add_alternative(page, subtype="html")
    for name, data in attached.items():
        message.add_attachment(data, "application", "octet-stream", filename=name.replace("_", "."))
    return message.as_bytes()


def parts(name: str, data: bytes) -> list[Part]:
    """The parts of a file without their shares, which one test is about."""
    return [part._replace(share=1.0) for part in read_parts(name, data)]


def drafts_in(found: Sequence[Part]) -> list[Draft | None]:
    """What each part says, without what was made of its text."""
    return [part.draft and bare(part.draft) for part in found]


def told(name: str, data: bytes) -> list[tuple[str, str]]:
    """Each part's name with its text, or with the error that stands in its place."""
    return [
        (part.name, part.draft.text if part.draft else type(part.error).__name__)
        for part in read_parts(name, data)
    ]


def test_a_mail_is_an_article_of_its_sender_under_its_subject() -> None:
    letter = mail(f"{LONG}\n\n-- \nPort de Lanvaux\nTél. 02 00 00 00 00\n")
    assert bare(read("a.eml", letter)) == Draft(
        title="Le bac reprend la mer, à l’aube",
        source="Capitainerie de Lanvaux",
        published=date(2025, 6, 9),
        language="fr",
        text=LONG.strip(),
    )


def test_a_dispatch_that_somebody_forwards_keeps_its_own_source_and_date() -> None:
    draft = read("a.eml", mail(f"LANVAUX, 2 juin 2025 (Agence Exemple) - {LONG}"))
    assert (draft.title, draft.source, draft.published) == (
        "Le bac reprend la mer, à l’aube",
        "Agence Exemple",
        date(2025, 6, 2),
    )


def test_of_a_mail_in_two_forms_the_one_is_read_that_holds_the_text() -> None:
    page = f"<html><body><p>{LONG}</p></body></html>"
    assert read("a.eml", mail("Ouvrez ce message dans un navigateur.", page)).text == LONG.strip()
    assert read("a.eml", mail(LONG, page)).text == LONG.strip()
    assert read("a.eml", mail(page=page)).text == LONG.strip()


def test_the_soft_line_ends_of_a_mail_are_none() -> None:
    header = "Subject: Bac\nDate: x\nContent-Type: text/plain; format=flowed; charset=utf-8\n\n"
    flowed = f"{header}{LONG.strip()}\nLe bac \nrepart.\n"
    assert read("a.eml", flowed.encode()).text == f"{LONG.strip()}\nLe bac repart."


def test_what_a_mail_encloses_is_the_article_when_the_mail_only_introduces_it() -> None:
    document = word_files.dispatch()
    letter = mail(f"Bonjour,\n\n{LONG}\n\nVous trouverez ci-joint le dossier complet.", dossier_docx=document)
    [part] = parts("a.eml", letter)
    assert part.draft == read("d.docx", document).model_copy(update={"notes": (Note.COVER_LEFT_OUT,)})
    assert told("a.eml", mail(LONG, dossier_docx=document, photo_png=b"\x89PNG", signature_p7s=b"x")) == [
        ("a.eml", LONG.strip()),
        ("a.eml/dossier.docx", read("d.docx", document).text),
    ]


def test_a_mail_that_only_brings_what_cannot_be_read_says_so() -> None:
    assert told("a.eml", mail("Voici.", budget_xlsx=b"PK\x03\x04xl", b_docx=b"PK\x03\x04")) == [
        ("a.eml/budget.xlsx", "BrokenSource"),
        ("a.eml/b.docx", "BrokenSource"),
    ]
    assert told("a.eml", mail("Voici.", son_mp3=b"ID3\x03\0")) == [("a.eml/son.mp3", "UnknownFormat")]


def test_mails_in_mails_are_read_up_to_a_depth() -> None:
    letter = mail(LONG)
    for _ in range(5):
        outer = EmailMessage()
        outer["Subject"], outer["Date"] = "TR", "Mon, 09 Jun 2025 23:30:00 +0200"
        outer.set_content("Ci-joint.")
        outer.add_attachment(letter, "application", "octet-stream", filename="m.eml")
        letter = outer.as_bytes()
    assert told("a.eml", letter) == [("a.eml" + "/m.eml" * 4, "NestedArchive")]


CSV = (
    "Titre;Texte;Date de publication;Source;Lien\r\n"
    '"Le bac";"Il a dit : ""oui"".\nPuis rien.";03/04/2025;Le Fil;https://fil.example/1\r\n'
    "\r\n"
    "Vide;;;;\r\n"
    "Le phare;Le phare rouvre.;9 juin 2025;;\r\n"
)
ROWS_READ = [
    Draft(
        title="Le bac",
        source="Le Fil",
        url="https://fil.example/1",
        published=date(2025, 4, 3),
        language="fr",
        text='Il a dit : "oui".\nPuis rien.',
    ),
    None,
    Draft(title="Le phare", published=date(2025, 6, 9), language="fr", text="Le phare rouvre."),
]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
def test_each_row_of_a_table_is_an_article(encoding: str) -> None:
    read_ones = parts("a.csv", CSV.encode(encoding))
    assert drafts_in(read_ones) == ROWS_READ
    assert [part.name for part in read_ones] == ["a.csv:2", "a.csv:4", "a.csv:5"]
    assert isinstance(read_ones[1].error, EmptySource)


@pytest.mark.parametrize("delimiter", [",", "\t", "|"])
def test_a_table_may_have_any_usual_delimiter(delimiter: str) -> None:
    table = "headline;body;published_at\nThe ferry;It sails again.;2025-06-09\n".replace(";", delimiter)
    expected = Draft(title="The ferry", published=date(2025, 6, 9), language="en", text="It sails again.")
    assert bare(read("a.csv", table.encode())) == expected
    assert bare(read("a.csv", f"sep={delimiter}\r\n{table}".encode())) == expected


def test_a_column_may_say_in_which_collection_each_article_belongs() -> None:
    table = "title,text,collection\nThe ferry,It sails again.,talks\nThe pier,It was painted.,\n"
    drafts = [part.draft for part in parts("a.csv", table.encode())]
    assert [draft and draft.collection for draft in drafts] == ["talks", None]


def test_json_keeps_articles_to_the_character_and_says_which_are_none() -> None:
    good = {"id": "bac-1", "text": " Le bac.\r\n ", "title": "Bac", "published": "2025-06-09"}
    lines = f"{json.dumps(good)}\n\n{{}}\n{json.dumps(good | {'id': 'bac-2'})}\n".encode()
    draft = Draft(id="bac-1", title="Bac", language="fr", published=date(2025, 6, 9), text=" Le bac.\r\n ")
    assert drafts_in(parts("a.jsonl", lines)) == [
        draft,
        None,
        draft.model_copy(update={"id": "bac-2"}),
    ]
    assert drafts_in(parts("a.json", json.dumps([good, 5]).encode())) == [draft, None]
    assert bare(read("a.json", json.dumps(good).encode())) == draft


ENCRYPTED_ODT = zip_of(
    {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": b"secret",
        "META-INF/manifest.xml": b"<manifest:encryption-data/>",
    }
)
AES = b"http://www.w3.org/2001/04/xmlenc#aes128-cbc"
LOCKED_EPUB = zip_of(
    {
        "mimetype": b"application/epub+zip",
        "META-INF/encryption.xml": b'<e><d><EncryptionMethod Algorithm="' + AES + b'"/></d></e>',
    }
)
BAD = {
    "an ODT with a password": ("a.odt", ENCRYPTED_ODT, EncryptedSource, {}),
    "an EPUB with rights management": ("a.epub", LOCKED_EPUB, EncryptedSource, {}),
    "an encrypted mail": (
        "a.eml",
        b"Subject: x\nContent-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nMIIB",
        EncryptedSource,
        {},
    ),
    "an ODT cut off": ("a.odt", (FILES / "bac.odt").read_bytes()[:9000], BrokenSource, {"format": "ODT"}),
    "an EPUB cut off": ("a.epub", (FILES / "bac.epub").read_bytes()[:4000], BrokenSource, {"format": "EPUB"}),
    "an RTF cut off": ("a.rtf", (FILES / "bac.rtf").read_bytes()[:9000], BrokenSource, {"format": "RTF"}),
    "an MSG cut off": ("a.msg", (FILES / "bac.msg").read_bytes()[:3000], BrokenSource, {"format": "MSG"}),
    "a mail cut off": ("a.eml", mail(LONG, a_docx=b"x" * 999)[:-500], BrokenSource, {"format": "EML"}),
    "a saved page cut off": (
        "a.mhtml",
        (FILES / "bac.mhtml").read_bytes()[:1800],
        BrokenSource,
        {"format": "MHTML"},
    ),
    "a text named as ODT": ("a.odt", b"Bonjour.", BrokenSource, {"format": "ODT"}),
    "a text named as EPUB": ("a.epub", b"Bonjour.", BrokenSource, {"format": "EPUB"}),
    "a text named as RTF": ("a.rtf", b"Bonjour.", BrokenSource, {"format": "RTF"}),
    "a text named as a mail": ("a.eml", b"Bonjour.", BrokenSource, {"format": "EML"}),
    "a page without its first part": (
        "a.mhtml",
        b"Subject: x\nContent-Type: multipart/related; boundary=b\n\n--b\n\nrien\n--b--",
        BrokenSource,
        {"format": "MHTML"},
    ),
    "a table without a column of texts": (
        "a.csv",
        b"Nom;Prix\nBac;4\n",
        NoTextColumn,
        {"columns": ("nom", "prix")},
    ),
    "a table with its header only": ("a.csv", b"title,text\n", EmptySource, {}),
    "a picture named as a table": ("a.csv", b"\x89PNG\r\n\x1a\n", NotText, {"detected": "PNG picture"}),
    "JSON nested without end": (
        "a.json",
        b"[" * 100_000,
        BadRecord,
        {"reason": "not JSON (nested too deep)"},
    ),
    "an empty array": ("a.json", b"[]", EmptySource, {}),
    "an old Word document": ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), UnknownFormat, {}),
    "several articles where one is expected": ("a.csv", CSV.encode(), SeveralArticles, {}),
}


@pytest.mark.parametrize(("name", "data", "error", "details"), BAD.values(), ids=BAD)
def test_a_file_that_cannot_be_read_says_why(
    name: str, data: bytes, error: type[SourceError], details: dict[str, object]
) -> None:
    with pytest.raises(error) as caught:
        read(name, data)
    assert {"name": name} | details == {key: getattr(caught.value, key) for key in ("name", *details)}


def test_characters_that_were_garbled_before_are_put_right_and_it_is_said() -> None:
    garbled = "Le prÃ©sident a Ã©tÃ© reÃ§u, câ€™est confirmÃ©.\nIl part « demain »."
    draft = read("a.txt", garbled.encode())
    assert draft.text == "Le président a été reçu, c’est confirmé.\nIl part « demain »."
    assert draft.notes == (Note.REPAIRED,)
    assert read("a.txt", draft.text.encode()).notes == ()
