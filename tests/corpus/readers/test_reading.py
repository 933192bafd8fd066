"""Files of every format become drafts, and those that cannot say why."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

from corpus.errors import (
    BrokenSource,
    EmptySource,
    EncryptedSource,
    NotText,
    ScannedSource,
    SourceError,
    SourceTooLarge,
    TextTooLong,
    UnknownFormat,
)
from corpus.models import Draft
from corpus.readers import FORMATS, MAXIMUM_BYTES, MAXIMUM_CHARACTERS, read, read_text
from corpus.readers.contract.content import Content
from corpus.readers.drafting import draft_of
from tests.support import pdf_files, word_files
from tests.support.drafted import bare
from tests.support.paths import FILES, SHARED

SEEDS = SHARED / "seeds"
TRAMWAY = (FILES / "tramway.pdf").read_bytes()
COLUMNS = (FILES / "columns.pdf").read_bytes()

PLAIN = """\
Le pont de Saint-Aubin rouvre lundi

TOURS, 3 mars 2025 (Agence Exemple) - Le pont rouvrira lundi à 6 heures, a dit le préfet.

« Les travaux sont finis », a-t-il ajouté.
"""

MARKDOWN = """\
---
title: "Un musée pour la dentelle"
date: 2025-05-02
source: Le Fil
url: https://fil.example/dentelle
language: fr
tags:
  - culture
---
# Un musée **pour** la dentelle

Le musée [ouvrira](https://fil.example) en
juin. ![Vue](vue.png)

- Entrée *libre*
- Fermé le lundi

| Salle | Étage |
|---|---|
| Fuseaux | 1 |

<div>Une note &amp; un renvoi</div>
"""

PAGE = """\
<!DOCTYPE html>
<html lang="fr"><head><meta charset="iso-8859-1"><title>Une grève au port - Le Fil</title>
<meta property="og:site_name" content="Le Fil">
<meta property="article:published_time" content="2025-04-07T09:30:00+02:00">
<link rel="canonical" href="https://fil.example/greve"></head>
<body><nav><a href="/">Accueil</a> <a href="/monde">Monde</a></nav>
<article><h1>Une grève au port</h1>
<p>Les dockers du port de Sète ont cessé le travail lundi matin, pour la première fois
depuis douze ans.</p>
<p>Ils réclament une prime de nuit, que la direction du port avait promise l’an dernier
avant d’y renoncer.</p>
<p>Aucune rencontre n’est prévue avant jeudi, a indiqué la préfecture de l’Hérault à la mi-journée.</p>
</article>
<footer><p>Mentions légales</p></footer><script>var a = 1;</script></body></html>
"""

GOOD = {
    "plain text": (
        "pont.txt",
        PLAIN.encode(),
        Draft(
            title="Le pont de Saint-Aubin rouvre lundi",
            source="Agence Exemple",
            language="fr",
            published=date(2025, 3, 3),
            text=PLAIN.strip(),
        ),
    ),
    "Markdown": (
        "musee.md",
        MARKDOWN.encode(),
        Draft(
            title="Un musée pour la dentelle",
            source="Le Fil",
            url="https://fil.example/dentelle",
            language="fr",
            published=date(2025, 5, 2),
            text="Un musée pour la dentelle\n\nLe musée ouvrira en juin.\n\nEntrée libre\nFermé le lundi\n\n"
            "Salle | Étage\nFuseaux | 1\n\nUne note & un renvoi",
        ),
    ),
    "HTML": (
        "greve.html",
        PAGE.encode("cp1252"),
        Draft(
            title="Une grève au port",
            source="Le Fil",
            url="https://fil.example/greve",
            language="fr",
            published=date(2025, 4, 7),
            text="Une grève au port\n\n"
            "Les dockers du port de Sète ont cessé le travail lundi matin, pour la première fois depuis"
            " douze ans.\n\n"
            "Ils réclament une prime de nuit, que la direction du port avait promise l’an dernier avant"
            " d’y renoncer.\n\n"
            "Aucune rencontre n’est prévue avant jeudi, a indiqué la préfecture de l’Hérault"
            " à la mi-journée.",
        ),
    ),
    "a fragment of HTML": (
        "extrait.htm",
        "<p>Le port reste <b>fermé</b>.<br>Rien ne bouge&nbsp;!</p><ul><li>un<li>deux</ul>".encode(),
        Draft(language="fr", text="Le port reste fermé.\nRien ne bouge\u00a0!\n\nun\ndeux"),
    ),
    "PDF": (
        "tramway.pdf",
        TRAMWAY,
        Draft(
            title="Le tramway de Brévaux circulera jusqu’à minuit",
            source="Agence Exemple",
            language="fr",
            published=date(2025, 6, 9),
            text=(FILES / "tramway.txt").read_text("utf-8").strip(),
        ),
    ),
    "PDF in two columns": (
        "columns.pdf",
        COLUMNS,
        Draft(
            title="Lighthouse keepers win back their boat",
            source="Courier News",
            language="en",
            published=date(2025, 3, 3),
            text=(FILES / "columns.txt").read_text("utf-8").strip(),
        ),
    ),
    "DOCX": (
        "phare.docx",
        word_files.dispatch(),
        Draft(
            title="Le phare de Kerlouan rouvre",
            source="Agence Exemple",
            language="fr",
            published=date(2025, 6, 9),
            text="Le phare de Kerlouan rouvre\n\n"
            "BREST, 9 juin (Agence Exemple) - Le phare rouvre après deux ans de travaux.\n\n"
            "Les horaires\n\ndu mardi au jeudi ;\nle samedi matin.\nAdultes | 4 euros\nEnfants | gratuit\n\n"
            "La visite dure une heure.",
        ),
    ),
}


@pytest.mark.parametrize(("name", "data", "expected"), GOOD.values(), ids=GOOD)
def test_a_file_of_each_format_is_read_with_what_it_says_of_itself(
    name: str, data: bytes, expected: Draft
) -> None:
    assert bare(read(name, data)) == expected


PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(40))
BAD = {
    "an empty file": ("vide.txt", b"", EmptySource, {}),
    "a file of white space": ("vide.md", b" \r\n\t\n", EmptySource, {}),
    "a page without text": ("vide.html", b"<html><body><!-- rien --></body></html>", EmptySource, {}),
    "a Word document without text": ("vide.docx", word_files.plain(" "), EmptySource, {}),
    "a PNG named as text": ("photo.txt", PICTURE, NotText, {"detected": "PNG picture"}),
    "a JPEG named as Markdown": (
        "photo.md",
        b"\xff\xd8\xff\xe0\0\x10JFIF",
        NotText,
        {"detected": "JPEG picture"},
    ),
    "a zip named as text": (
        "lot.txt",
        word_files.zipped("a.txt", b"a"),
        NotText,
        {"detected": "zip archive"},
    ),
    "a sound named as text": ("voix.txt", b"OggS\0\x02" + bytes(20), NotText, {"detected": "Ogg audio"}),
    "a program named as text": (
        "note.txt",
        b"\x7fELF\x02\x01\x01" + bytes(9),
        NotText,
        {"detected": "program"},
    ),
    "bytes that are nothing": ("bruit.txt", bytes(range(256)) * 4, NotText, {"detected": None}),
    "a moving picture": (
        "photo.gif",
        b"GIF89a\x01\0\x01\0\0\0\0;",
        UnknownFormat,
        {"known": tuple(e for f in FORMATS for e in f.endings)},
    ),
    "a file without an ending": ("LISEZMOI", b"Bonjour.", UnknownFormat, {}),
    "a PDF with a password": ("a.pdf", (FILES / "encrypted.pdf").read_bytes(), EncryptedSource, {}),
    "a Word document with a password": (
        "a.docx",
        (FILES / "encrypted.docx").read_bytes(),
        EncryptedSource,
        {},
    ),
    "a scanned PDF": ("scan.pdf", pdf_files.scanned(2), ScannedSource, {"pages": 2}),
    "a PDF cut off": ("a.pdf", TRAMWAY[: len(TRAMWAY) * 9 // 10], BrokenSource, {"format": "PDF"}),
    "a PDF that is none": ("a.pdf", b"%PDF-1.7\nBonjour.\n%%EOF", BrokenSource, {"format": "PDF"}),
    "a text named as PDF": ("a.pdf", b"Bonjour.", BrokenSource, {"format": "PDF"}),
    "a text named as DOCX": ("a.docx", b"Bonjour.", BrokenSource, {"format": "DOCX"}),
    "a DOCX cut off": ("a.docx", word_files.plain("Oui.")[:5000], BrokenSource, {"format": "DOCX"}),
    "a zip named as DOCX": ("a.docx", word_files.zipped("a.txt", b"a"), BrokenSource, {"format": "DOCX"}),
    "a DOCX of broken XML": (
        "a.docx",
        word_files.with_part("word/document.xml", b"<w:document"),
        BrokenSource,
        {"format": "DOCX"},
    ),
    "a file over the limit": (
        "gros.txt",
        b"a" * (MAXIMUM_BYTES + 1),
        SourceTooLarge,
        {"size": MAXIMUM_BYTES + 1, "limit": MAXIMUM_BYTES},
    ),
    "a text over the limit": (
        "long.txt",
        b"a" * (MAXIMUM_CHARACTERS + 1),
        TextTooLong,
        {"length": MAXIMUM_CHARACTERS + 1},
    ),
}


@pytest.mark.parametrize(("name", "data", "error", "details"), BAD.values(), ids=BAD)
def test_a_file_that_cannot_be_read_says_why(
    name: str, data: bytes, error: type[SourceError], details: dict[str, object]
) -> None:
    with pytest.raises(error) as caught:
        read(name, data)
    assert {"name": name} | details == {key: getattr(caught.value, key) for key in ("name", *details)}


def test_a_word_document_that_unpacks_to_far_more_than_it_is_long_is_refused() -> None:
    bomb = word_files.with_part("word/document.xml", bytes(80_000_000))
    with pytest.raises(SourceTooLarge):
        read("bombe.docx", bomb)


def test_the_content_decides_before_the_name_does() -> None:
    assert read("article.txt", COLUMNS) == read("columns.pdf", COLUMNS)
    assert read("sans-nom", word_files.dispatch()) == read("phare.docx", word_files.dispatch())
    assert read("page.txt", PAGE.encode("cp1252")) == read("page.html", PAGE.encode("cp1252"))
    assert read("NOTE.TXT", b"Hello there.").text == "Hello there."


def test_pdfs_are_read_from_several_threads() -> None:
    with ThreadPoolExecutor(4) as threads:
        read_ones = list(threads.map(lambda _: read("a.pdf", TRAMWAY), range(12)))
    assert read_ones == [read("a.pdf", TRAMWAY)] * 12


def test_a_pdf_that_only_forbids_changes_is_read() -> None:
    assert read("a.pdf", (FILES / "restricted.pdf").read_bytes()) == read("a.pdf", COLUMNS)


def test_entities_of_a_word_document_are_not_expanded(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("le mot de passe")
    outside = f'<!DOCTYPE d [<!ENTITY o SYSTEM "{secret.as_uri()}"><!ENTITY i "dedans">]>'
    xml = word_files.body("<w:p><w:r><w:t>Avant &o;&i; après.</w:t></w:r></w:p>", outside)
    assert read("a.docx", word_files.with_part("word/document.xml", xml)).text == "Avant"


def test_a_word_document_is_read_as_its_reader_sees_it() -> None:
    xml = word_files.body(
        "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>Le </w:t></w:r>"
        "<w:ins><w:r><w:t>nouveau </w:t></w:r></w:ins><w:del><w:r><w:delText>vieux </w:delText></w:r></w:del>"
        "<w:hyperlink><w:r><w:t>pont</w:t></w:r></w:hyperlink><w:r><w:br/><w:t>rouvre.</w:t></w:r></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>Un encadré.</w:t></w:r></w:p></w:sdtContent></w:sdt>"
        "<w:p><w:moveFrom><w:r><w:t>Déplacé.</w:t></w:r></w:moveFrom><w:r><w:pict><w:txbxContent><w:p><w:r>"
        "<w:t>Une légende.</w:t></w:r></w:p></w:txbxContent></w:pict></w:r></w:p>"
    )
    data = word_files.with_part("word/document.xml", xml)
    assert read("a.docx", data).text == "Le nouveau pont\nrouvre.\n\nUn encadré.\n\nUne légende."


def test_the_day_of_a_template_is_no_date_of_an_article() -> None:
    assert read("a.docx", word_files.plain("Le pont rouvre.")).published is None


def test_a_pasted_text_is_read_like_a_file_of_plain_text() -> None:
    assert read_text(PLAIN) == read("pont.txt", PLAIN.encode())
    with pytest.raises(EmptySource) as caught:
        read_text(" \n\u200b ")
    assert caught.value.name == "message"


def test_the_text_is_tidied_once_on_reading() -> None:
    untidy = (
        "\ufeff  Le\tpont  rouvre\u00a0!\r\nE\u0301te\u0301\0 suivant \r\r\r\r"
        "\x0cFin\u00ad de l\u2019\u202eo\u200bﬃce\u2028👩\u200d🚒 \u00a0\n"
    )
    tidy = "Le pont rouvre\u00a0!\nÉté suivant\n\nFin de l\u2019office\n👩\u200d🚒"
    assert read_text(untidy).text == tidy
    assert read_text(tidy).text == tidy


def test_a_page_in_a_language_that_its_template_does_not_say_is_in_its_own() -> None:
    assert read("a.html", PAGE.replace('lang="fr"', 'lang="en"').encode("cp1252")).language == "fr"
    assert read("a.html", b'<html lang="fr-CA"><body><p>Non.</p></body></html>').language == "fr"


def test_a_page_of_a_few_short_blocks_keeps_them_apart() -> None:
    page = (
        "<html><body><p>Le port rouvre</p><p>Paris, le 9 juin 2025</p><p>Il rouvre lundi.</p>"
        "<h2>Les bateaux</h2><ul><li>Le bac de six heures.</li><li>Celui de midi.</li></ul>"
        "<p>Rien d’autre.</p></body></html>"
    )
    assert bare(read("a.html", page.encode())) == Draft(
        title="Le port rouvre",
        language="fr",
        published=date(2025, 6, 9),
        text="Le port rouvre\n\nParis, le 9 juin 2025\n\nIl rouvre lundi.\n\nLes bateaux\n\n"
        "Le bac de six heures.\nCelui de midi.\n\nRien d’autre.",
    )


def test_front_matter_is_only_what_has_its_form() -> None:
    prose = "---\nIl a dit : non.\n---\nEt rien d'autre."
    assert read("a.md", prose.encode()).text == "Il a dit : non.\n\nEt rien d'autre."


def test_front_matter_says_what_is_known_of_the_article() -> None:
    written = (
        "---\ntitle: Le pont\npublisher: Le Fil\nlink: https://fil.example/1\nlang: fr-CA\n"
        "date: 2025-06-09\ncollection: travaux\n---\nIl rouvre."
    )
    assert bare(read("a.md", written.encode())) == Draft(
        title="Le pont",
        source="Le Fil",
        url="https://fil.example/1",
        language="fr",
        published=date(2025, 6, 9),
        collection="travaux",
        text="Il rouvre.",
    )


def test_half_of_a_surrogate_pair_is_left_out_of_whatever_a_format_hands_over() -> None:
    draft = draft_of("a", Content(text="Il\ud83d rouvre.", title="Le\ud83d pont"))
    assert (draft.text, draft.title) == ("Il rouvre.", "Le pont")


def test_the_agency_photo_caption_is_no_title() -> None:
    if not SEEDS.is_dir():
        pytest.skip("the seed articles are not here")
    drafts = [read(path.name, path.read_bytes()) for path in sorted(SEEDS.glob("*.txt"))]
    assert [(draft.title, draft.published, draft.language) for draft in drafts] == [(None, None, "fr")]
