"""A mail, whatever file it came in: its own text as an article, what it encloses, or both."""

import re
from datetime import date
from pathlib import PurePath
from typing import NamedTuple

from corpus.models import Note
from corpus.readers.contract.content import Content, Enclosed, Entry, Item, Unpacked
from corpus.readers.text.dispatches import dispatches, subject_of

_SIGNATURE = re.compile(r"^-- ?\r?\n.*\Z", re.MULTILINE | re.DOTALL)
_SHORTEST = 300  # characters: with a document beside it, so short a text is no article
_LONGEST_COVER = 1_500
_ANNOUNCES = re.compile(
    r"ci-(?:joint|inclus|après)|pi[eè]ces? jointes?|\bPJ\b|en annexe|en fichier joint|joins? (?:les?|la|une?)"
    r"|attach(?:ed|ment)|enclosed|please find",
    re.IGNORECASE,
)
_PICTURES = {".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".gif", ".bmp", ".heic"}
# What mail programs add of their own: signatures, keys, cards, calendars.
_LITTER = {".p7s", ".p7m", ".asc", ".sig", ".vcf", ".ics"}


class Letter(NamedTuple):
    """What the formats of mail have in common."""

    subject: str | None
    sender: str | None
    sent: date | None
    body: Content
    enclosed: tuple[Enclosed, ...]


def articles(name: str, letter: Letter) -> Unpacked:
    """The mail's text unless it only introduces what it encloses, then each document enclosed."""
    about = Content(
        title=subject_of(letter.subject),
        source=letter.sender,
        published=letter.sent,
    )
    text = _SIGNATURE.sub("", letter.body.text).strip()
    documents, pictures = _sorted(letter.enclosed)
    if not text:
        # A photographed page may be all that was sent; beside a text it only illustrates.
        documents = documents or pictures
    cover = bool(documents) and _is_cover(text)
    items: list[Item] = []
    if not cover:
        found = dispatches(text)
        about = about.model_copy(update=found.about.completed_by(about).metadata)
        if len(found.texts) > 1:
            about = about.model_copy(update={"title": None})
        notes = (Note.NOTE_LEFT_OUT,) if found.note_left_out else ()
        for part in found.texts:
            # A dispatch says better than whoever forwards it when and by whom it was written.
            own = {"text": part, "title": about.title, "created": found.about.created or letter.sent}
            body = letter.body.model_copy(update=own)
            items.append(Entry(name, body, about.model_copy(update={"notes": notes})))
    elif text:
        about = about.model_copy(update={"notes": (Note.COVER_LEFT_OUT,)})
    items += (document._replace(name=f"{name}/{document.name}", about=about) for document in documents)
    return Unpacked(iter(items), len(items))


def _sorted(enclosed: tuple[Enclosed, ...]) -> tuple[list[Enclosed], list[Enclosed]]:
    documents, pictures = [], []
    for file in enclosed:
        ending = PurePath(file.name).suffix.lower()
        if ending in _PICTURES:
            pictures.append(file)
        elif ending not in _LITTER:
            documents.append(file)
    return documents, pictures


def _is_cover(text: str) -> bool:
    return len(text) < _SHORTEST or (len(text) < _LONGEST_COVER and _ANNOUNCES.search(text) is not None)
