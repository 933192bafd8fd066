"""The process that parses one feed: the XML of strangers may harm it, and nobody else."""

from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from typing import Any

from corpus.sandbox.inside import serve

MEMORY = 1_000_000_000  # bytes of address space
_ID_LENGTH = 24  # hexadecimal digits
_LONGEST = 2_000  # characters of a link or a title
_LONGEST_CONTENT = 1_000_000  # characters
_WHOLE = 1_500  # characters of a summary that is more than one
_HTML = ("text/html", "application/xhtml+xml")


def main() -> None:
    """Parse the feed that is asked for."""
    serve(answer, MEMORY)


def answer(known: dict[str, Any], data: bytes) -> Iterator[dict[str, Any]]:
    """What is new in a feed, given what is known of it; nothing for what is no feed."""
    if fields := parse(data, known["url"], frozenset(known["seen"]), known["most"]):
        yield fields


def parse(data: bytes, url: str, seen: frozenset[str], most: int) -> dict[str, Any] | None:
    """The fields of ``Parsed``; None for what is no feed."""
    import feedparser  # here, since it is this process's alone

    # As a file, for the library takes a text that looks like a name or an address for one, and opens it.
    if not data.strip():
        return None
    feed = feedparser.parse(
        BytesIO(data),
        response_headers={"content-location": url},
        sanitize_html=False,  # it is read by a process of its own, and shown to nobody
        resolve_relative_uris=False,
    )
    if not feed.get("version"):
        return None
    entries = {entry_id(entry): entry for entry in _newest_first(feed.entries)}
    new = [id for id in entries if id not in seen]
    return {
        "title": _short(feed.feed.get("title")),
        "present": list(entries),
        "new": [_fields(id, entries[id]) for id in reversed(new[:most])],
        "left": new[most:],
    }


def entry_id(entry: Any) -> str:
    """By what an entry is known: its own id, else its link, else what it says."""
    words = f"{entry.get('title')} {entry.get('summary')}"
    own = str(entry.get("id") or entry.get("link") or words)
    return sha256(own.encode("utf-8", "replace")).hexdigest()[:_ID_LENGTH]


def _newest_first(entries: list[Any]) -> list[Any]:
    """By their dates where all have one, else as they stand: feeds begin with what is new."""
    moments = [_moment(entry) for entry in entries]
    if None in moments:
        return entries
    order = sorted(range(len(entries)), key=lambda place: moments[place] or 0, reverse=True)
    return [entries[place] for place in order]


def _moment(entry: Any) -> int | None:
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    return timegm(parsed) if parsed else None


def _fields(id: str, entry: Any) -> list[str | None]:
    moment = _moment(entry)
    day = datetime.fromtimestamp(moment, UTC).date().isoformat() if moment else None
    return [id, _short(entry.get("link")), _short(entry.get("title")), day, _content(entry)]


def _content(entry: Any) -> str | None:
    """What the feed gives as the whole article; of several forms the longest."""
    forms = [form.get("value") or "" for form in entry.get("content", ()) if form.get("type") in _HTML]
    summary = entry.get("summary") or ""
    if len(summary) >= _WHOLE:
        forms.append(summary)
    return max(forms, key=len, default="")[:_LONGEST_CONTENT] or None


def _short(words: Any) -> str | None:
    return str(words)[:_LONGEST] if words else None
