"""A table with an article in each row (.csv, .tsv); its first row says which column is what."""

import csv
import re
from collections.abc import Iterator
from io import StringIO
from typing import Any

from corpus.errors import BrokenSource, EmptySource, NoTextColumn
from corpus.language.folding import fold
from corpus.models import Metadata
from corpus.readers.contract.content import Content, Entry, Item, Unpacked, Unread
from corpus.readers.contract.limits import MAXIMUM_CHARACTERS
from corpus.readers.text.dates import read_date
from corpus.readers.text.encoding import decode
from corpus.readers.text.field_names import FIELD_OF
from corpus.readers.text.language_tags import language_of

_FRENCH = {"texte", "titre", "contenu", "corps", "lien", "langue", "agence", "date de publication"}
_DELIMITERS = (",", ";", "\t", "|")
_EXCEL = re.compile(r"\Asep=(.)\r?\n")  # a first line of Excel's own
_APART = re.compile(r"[\s_-]+")
_HEAD = 65_536  # characters in which the first row stands
_SHOWN = 12  # columns that an error names


def unpack(name: str, data: bytes) -> Unpacked:
    """The article of each row; raises NotText, NoTextColumn, BrokenSource."""
    written = decode(name, data)
    told = _EXCEL.match(written)
    delimiters = (told[1],) if told else _DELIMITERS
    csv.field_size_limit(2 * MAXIMUM_CHARACTERS)  # longer texts are refused as such, with their length
    rows = StringIO(written[told.end() if told else 0 :], newline="")
    header = [_names(rows.getvalue(), delimiter) for delimiter in delimiters]
    fields = [[FIELD_OF.get(column) for column in columns] for columns in header]
    best = max(range(len(delimiters)), key=lambda place: ("text" in fields[place], len(header[place])))
    if "text" not in fields[best]:
        raise NoTextColumn(name, tuple(header[best][:_SHOWN]))
    language = "fr" if _FRENCH & set(header[best]) else "en"
    items = _entries(name, csv.reader(rows, delimiter=delimiters[best]), fields[best], language)
    return Unpacked(items, written.count("\n") + 1)


def _names(written: str, delimiter: str) -> list[str]:
    rows = csv.reader(StringIO(written[:_HEAD], newline=""), delimiter=delimiter)
    first = next(filter(None, rows), [])
    return [_APART.sub(" ", fold(column)).strip() for column in first]


def _entries(name: str, rows: Iterator[list[str]], fields: list[str | None], language: str) -> Iterator[Item]:
    line, header_seen = 0, False
    try:
        for line, row in enumerate(rows, start=1):
            if not header_seen or not any(cell.strip() for cell in row):
                header_seen = header_seen or bool(row)
                continue
            values = {field: cell for field, cell in zip(fields, row, strict=False) if field}
            place = f"{name}:{line}"
            if values.get("text", "").strip():
                yield Entry(place, _content(values, language))
            else:
                yield Unread(place, EmptySource(place))
    except csv.Error:
        yield Unread(f"{name}:{line + 1}", BrokenSource(f"{name}:{line + 1}", "CSV"))


def _content(values: dict[str, str], language: str) -> Content:
    said: dict[str, Any] = {name: values.get(name) for name in Metadata.model_fields}
    said["language"] = language_of(said["language"])
    said["published"] = read_date(said["published"], language)
    return Content(text=values["text"], **said)
