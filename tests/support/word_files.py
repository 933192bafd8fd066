"""Word documents made for a test, and zips that only look like them."""

from datetime import UTC, date, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document


def dispatch() -> bytes:
    """A dispatch with a title, a heading, a list and a table, made on 10 June 2025."""
    document = Document()
    document.core_properties.created = datetime(2025, 6, 10, 8, 0, tzinfo=UTC)
    document.add_heading("Le phare de Kerlouan rouvre", 0)
    document.add_paragraph("BREST, 9 juin (Agence Exemple) - Le phare rouvre après deux ans de travaux.")
    document.add_heading("Les horaires", 1)
    document.add_paragraph("du mardi au jeudi ;", style="List Bullet")
    document.add_paragraph("le samedi matin.", style="List Bullet")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table._cells, ("Adultes", "4 euros", "Enfants", "gratuit"), strict=True):
        cell.text = text
    document.add_paragraph("La visite dure une heure.")
    return saved(document)


def plain(text: str, made: date | None = None) -> bytes:
    """A document of one paragraph that says nothing of itself, but perhaps the day that it was made."""
    document = Document()
    if made:
        document.core_properties.created = datetime.combine(made, time(8), UTC)
    document.add_paragraph(text)
    return saved(document)


def with_part(name: str, content: bytes) -> bytes:
    """A sound document in which one part was replaced."""
    packed = BytesIO()
    with (
        ZipFile(BytesIO(plain("Le texte."))) as sound,
        ZipFile(packed, "w", ZIP_DEFLATED, compresslevel=1) as changed,
    ):
        for member in sound.namelist():
            changed.writestr(member, content if member == name else sound.read(member))
    return packed.getvalue()


def body(xml: str, prologue: str = "") -> bytes:
    """A document's main part with this XML as its body."""
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return f'{prologue}<w:document xmlns:w="{namespace}"><w:body>{xml}</w:body></w:document>'.encode()


def zipped(name: str, content: bytes) -> bytes:
    """A zip with one member."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return packed.getvalue()


def saved(document: "Document") -> bytes:
    """The bytes of a document."""
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()
