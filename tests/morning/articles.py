"""What Ada has in her mailbox, in her browser and on her disk: twelve articles, written for this morning."""

from datetime import UTC, datetime
from email.message import EmailMessage

from docx import Document

from tests.support.paths import FILES
from tests.support.word_files import saved
from tests.support.zip_files import zip_of

HARBOUR = """The council of Larkness voted on Monday to build a second harbour in the bay of Sallow, after \
two winters \
in which the ferry could not land for eleven days.

The work will begin in April and last for three years. “We cannot be cut off again,” said Moira Fennel, \
the captain of \
the ferry since 2009.

Fishermen had asked for the harbour to be built beside the old lighthouse, where the water is deeper and \
the cliffs \
break the wind. The council chose the bay because the road to it is already there.

The cost is put at twelve million crowns, of which the mainland pays two thirds. The governor is to lay \
the first stone \
before the summer."""
HARBOUR_LEAD = "LARKNESS, June 9, 2025 (Sample Wire) - "
REPRINT = f"""Islanders win their harbour

The people of Larkness have what they wanted since the storms of last year, and a date for it.

{HARBOUR}"""
CORRECTED = HARBOUR.replace("three years", "four years").replace("twelve million", "fourteen million")

FESTIVAL = """---
title: The festival of Sallow moves indoors
source: Sample Wire
date: 2025-06-11
---

The festival of Sallow will be held in the fish market this year, its director Ann Rowley said on Wednesday.

The tent of last year was blown into the sea.
"""
ECOLE = """L'école de Belmont gardera sa classe unique

BELMONT, 10 juin 2025 (Agence Exemple) - La classe unique de Belmont restera ouverte à la rentrée, a \
promis mardi \
l'inspectrice Claire Aubert.

Dix-sept enfants y sont inscrits.
"""
WEATHER = """<!doctype html><html lang="en"><head><title>Storm warning for Thursday</title>
<meta property="og:site_name" content="Larkness Post"><meta property="article:published_time" \
content="2025-06-10"></head>
<body><nav>Home News Sport</nav><article><h1>Storm warning for Thursday</h1>
<p>A storm with gusts of ninety kilometres an hour will reach Larkness on Thursday, the weather office \
warned.</p>
<p>The ferry will stay in port until Friday morning, its captain \
said.</p></article><footer>Imprint</footer></body></html>"""
PAGE = """<!doctype html><html lang="fr"><head><title>La piscine de Belmont rouvre</title>
<meta property="og:site_name" content="Courrier de la Seille">
<meta property="article:published_time" content="2025-06-12"></head><body><article>
<h1>La piscine de Belmont rouvre</h1>
<p>La piscine de Belmont rouvrira samedi après deux ans de travaux, a annoncé jeudi le maire, Paul Sertin.</p>
<p>Le bassin extérieur attendra l'été prochain, faute de crédits pour en refaire le carrelage et les \
pompes.</p>
<p>L'entrée coûtera trois euros, comme avant les travaux, et restera gratuite pour les enfants de la \
commune.</p>
</article></body></html>"""
POST = """Ferry stopped

The ferry to Larkness was taken out of service on Wednesday after a crack was found in its hull, and will \
not sail \
before next week."""
TABLE = """titre;texte;source;date
Le marché déménage;"Le marché de Belmont se tiendra désormais à la gare.";Agence Exemple;2025-06-05
Un nouveau médecin;"Le docteur Inès Varda ouvrira son cabinet à Belmont le 1er juillet.";Agence Exemple;
"""
VISIT = """Pas de ministre à Belmont

BELMONT, 9 juin 2025 (Agence Exemple) - La visite du ministre des Transports a été annulée lundi soir par \
la mairie.

Le pont de pierre sera fermé aux camions à partir de septembre."""


def word_document() -> bytes:
    """The dispatch on the harbour as somebody at the agency saved it."""
    document = Document()
    document.core_properties.created = datetime(2025, 6, 9, 18, 0, tzinfo=UTC)
    document.add_heading("Larkness gets a second harbour", 0)
    for number, paragraph in enumerate(HARBOUR.split("\n\n")):
        document.add_paragraph((HARBOUR_LEAD if number == 0 else "") + paragraph)
    return saved(document)


def corrected() -> bytes:
    """The same dispatch as the agency sent it again, as a text."""
    return f"Larkness gets a second harbour\n\n{HARBOUR_LEAD}{CORRECTED}\n".encode()


def mail() -> bytes:
    """A mail that brings an article."""
    message = EmailMessage()
    message["From"], message["To"] = "Desk <desk@agence.example>", "ada@larkness.example"
    message["Subject"] = "Dispatch of this morning"
    message["Date"] = datetime(2025, 6, 10, 6, 0, tzinfo=UTC)
    message.set_content("Hello Ada, here it is. Best, the desk")
    message.add_attachment(VISIT, filename="visite.txt")
    return message.as_bytes()


def lot() -> bytes:
    """A zip as the agency's server packs it, with two files that are none."""
    return zip_of({
        "june/festival.md": FESTIVAL.encode(),
        "june/ecole.txt": ECOLE.encode("cp1252"),
        "june/storm.html": WEATHER.encode(),
        "june/empty.txt": b" \n",
        "june/secret.docx": (FILES / "encrypted.docx").read_bytes(),
    })  # fmt: skip
