"""Several articles in one text, as news desks paste and forward them, and the note above a forwarded mail.

An article is told from the next by the dateline that each has, together with a rule ("---") between them or
a headline above it. Where only one has a dateline nothing is cut: rules stand within articles too.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from corpus.language.detection import detect
from corpus.readers.contract.content import Content
from corpus.readers.text.dateline import guess, is_dateline
from corpus.readers.text.dates import read_date

LONGEST_NOTE = 1_500
"""Characters above a forwarded mail that only say why it is forwarded; more is a text of its own."""

LONGEST_GREETING = 200  # characters
LONGEST_HEADLINE = 160  # characters
_WITHIN = 200  # lines, in which the header of a forwarded mail begins
_FEWEST, _MOST = 3, 20  # lines of such a header
_RULE = re.compile(r"(?:[-–—_=*~•·#][ \t]*){3,}")
_FIELD = re.compile(
    r"(?P<name>from|de|sent|date|envoyé|subject|objet|to|à|a|cc|reply-to|répondre à)"
    r"[ \u00a0]?:[ \u00a0](?P<value>\S.*)",
    re.IGNORECASE,
)
_FORWARDED = re.compile(
    r"(?:forwarded|original) message|message (?:transféré|réexpédié|d['’]origine|original)",
    re.IGNORECASE,
)
_NAMES = {
    "from": "source", "de": "source", "sent": "published", "date": "published", "envoyé": "published",
    "subject": "title", "objet": "title",
}  # fmt: skip
_PREFIX = re.compile(r"(?:(?:re|fw|fwd|tr|rép|réf)\s?:\s*)+", re.IGNORECASE)
_ADDRESS = re.compile(r"[<\[(][^<>()\[\]]*@.*")


class Dispatches(NamedTuple):
    """The texts of articles, what a mail's header says of them, and whether a note was left out."""

    texts: list[str]
    about: Content
    note_left_out: bool = False


def dispatches(text: str) -> Dispatches:
    """The articles of a text, one where nothing tells several apart."""
    lines = text.replace("\r\n", "\n").split("\n")
    about, lines, left_out = _mail(lines)
    language = detect("\n".join(lines))
    pieces = _between_rules(lines, language)
    if len(pieces) > 1 and _is_greeting(pieces[0], language):
        pieces, left_out = pieces[1:], True
    parts = [part for piece in pieces for part in _by_datelines(piece, language)]
    texts = [part for lines in parts if (part := "\n".join(lines).strip())]
    if len(texts) > 1:  # the subject of a mail is the title of none of them
        about = about.model_copy(update={"title": None})
    return Dispatches(texts or [text], about, left_out)


def _mail(lines: list[str]) -> tuple[Content, list[str], bool]:
    """What the header of a forwarded mail says, the lines below it, and whether a note stood above it."""
    for start, line in enumerate(lines[:_WITHIN]):
        if not _FIELD.match(_bare(line)):
            continue
        end = start
        fields: dict[str, str] = {}
        while end < min(start + _MOST, len(lines)) and (field := _FIELD.match(_bare(lines[end]))):
            fields.setdefault(_NAMES.get(field["name"].lower(), ""), field["value"])
            end += 1
        note = [one for one in lines[:start] if not (_RULE.fullmatch(one.strip()) or _FORWARDED.search(one))]
        said = "\n".join(note).strip()
        is_header = end - start >= _FEWEST and {"source", "title"} <= set(fields)
        announced = any(_RULE.fullmatch(one.strip()) or _FORWARDED.search(one) for one in lines[:start][-3:])
        is_note = len(said) <= (LONGEST_NOTE if announced else LONGEST_GREETING) and not _is_dispatch(said)
        if is_header and is_note and any(map(str.strip, lines[end:])):
            return _about(fields), _unquoted(lines[end:]), bool(said)
    return Content(), lines, False


def _is_dispatch(text: str) -> bool:
    """Whether it is the beginning of an article, which may quote a mail."""
    return bool(text) and _opens(text.split("\n"), detect(text))


def _about(fields: dict[str, str]) -> Content:
    source = _ADDRESS.sub("", fields["source"]).strip(" \"'*")
    return Content(
        title=subject_of(fields["title"]),
        source=source or None,
        created=read_date(fields.get("published")),
    )


def subject_of(written: str | None) -> str | None:
    """The subject of a mail without the marks of replies and forwards; None when nothing is left."""
    return _PREFIX.sub("", written or "").strip(" *") or None


def _bare(line: str) -> str:
    """A line of a header without the marks that programs put around its names."""
    return line.removeprefix(">").strip().replace("*", "")


def _unquoted(lines: list[str]) -> list[str]:
    """The lines without the mark of a quotation, where each has it."""
    quoted = all(line.startswith(">") for line in lines if line.strip())
    return [line.removeprefix(">").removeprefix(" ") for line in lines] if quoted else lines


def _between_rules(lines: list[str], language: str) -> list[list[str]]:
    """The lines between rules, where at least two parts have datelines; a part without goes on the last."""
    cuts = [-1, *(number for number, line in enumerate(lines) if _RULE.fullmatch(line.strip())), len(lines)]
    pieces = [lines[start + 1 : end] for start, end in pairwise(cuts)]
    opening = [_opens(piece, language) for piece in pieces]
    if sum(opening) < 2:
        return [lines]
    parts: list[list[str]] = []
    for number, (piece, opens) in enumerate(zip(pieces, opening, strict=True)):
        if opens or not parts:
            parts.append(list(piece))
        else:
            parts[-1] += [lines[cuts[number]], *piece]
    return parts


def _is_greeting(lines: list[str], language: str) -> bool:
    """Whether a first part only says why the others follow: one short paragraph, and no dispatch."""
    words = "\n".join(lines).strip()
    return "\n\n" not in words and len(words) <= LONGEST_GREETING and not _opens(lines, language)


def _opens(lines: list[str], language: str) -> bool:
    told = guess("\n".join(line.strip() for line in lines).strip(), language)
    return bool(told.published or told.source)


def _by_datelines(lines: list[str], language: str) -> list[list[str]]:
    """The lines cut before each headline that has a dateline right below it."""
    starts = [
        start
        for number, line in enumerate(lines)
        if is_dateline(line.strip(), language) and (start := _headline_above(lines, number)) is not None
    ]
    cuts = [0, *starts[1:], len(lines)]
    return [lines[start:end] for start, end in pairwise(cuts)]


def _headline_above(lines: list[str], number: int) -> int | None:
    """Where the headline begins that stands above a line: one or two short lines without a stop."""
    end = number
    while end and not lines[end - 1].strip():
        end -= 1
    start = end
    while start and end - start <= 2 and lines[start - 1].strip():
        start -= 1
    words = " ".join(line.strip() for line in lines[start:end])
    is_one = 1 <= end - start <= 2 and len(words) <= LONGEST_HEADLINE
    return start if is_one and not words.endswith((".", ":", ";", ",")) else None
