"""The process that parses one feed: the XML of strangers may harm it, and nobody else."""

from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from io import BytesIO
from typing import Any

from corpus.feeds.naming import feed_named_in
from corpus.feeds.parsing import LONGEST_CONTENTS
from corpus.readers.drafting import LONGEST_TITLE
from corpus.readers.text.normalisation import one_line
from corpus.readers.text.repair import repair
from corpus.sandbox.inside import serve

MEMORY = 1_000_000_000  # bytes of address space
MOST_ENTRIES = 10_000  # of a feed, the newest; a feed has some dozens
_ID_LENGTH = 24  # hexadecimal digits
_LONGEST = 2_000  # characters of a link or a title
_LONGEST_CONTENT = 1_000_000  # characters
_WHOLE = 1_500  # characters of a summary that is more than one
_HTML = ("text/html", "application/xhtml+xml")
_FIRST_DAY = date(1900, 1, 1)  # no entry is older
_TOMORROW = timedelta(days=2)  # some clocks are ahead; a later day is a mistake, or made to stand first


def main() -> None:
    """Parse the feed that is asked for."""
    serve(answer, MEMORY)


def answer(known: dict[str, Any], data: bytes) -> Iterator[dict[str, Any]]:
    """What is new in a feed, given what is known of it, entry by entry; of a page the feed that it names."""
    url, seen, most = known["url"], frozenset(known["seen"]), known["most"]
    feed = _parsed(url, data)
    if feed is None:
        yield {"named": feed_named_in(url, data)}
        return
    entries = {entry_id(entry): entry for entry in _newest_first(feed.entries)[:MOST_ENTRIES]}
    new = [id for id in entries if id not in seen]
    title = _line(feed.feed.get("title"))
    yield {"feed": {"title": title[:LONGEST_TITLE] or None, "present": list(entries), "left": new[most:]}}
    room = LONGEST_CONTENTS
    for id in new[:most]:
        fields = _fields(id, entries[id], room)
        room -= len(fields["content"] or "")
        yield {"entry": fields}


def _parsed(url: str, data: bytes) -> Any:
    """What the library makes of a feed; None for what is none."""
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
    return feed if feed.get("version") else None


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
    try:
        return timegm(parsed) if parsed else None
    except (ValueError, OverflowError, TypeError):  # a year that no calendar has
        return None


def _fields(id: str, entry: Any, room: int) -> dict[str, str | None]:
    """The fields of ``Entry``, with a content of at most so many characters."""
    title, link, content = _line(entry.get("title")), entry.get("link"), _content(entry)
    return {
        "id": id,
        "link": str(link)[:_LONGEST] if link else None,
        "title": title if 0 < len(title) <= LONGEST_TITLE else None,
        "published": _day(entry),
        "content": content if content and len(content) <= room else None,
    }


def _day(entry: Any) -> str | None:
    moment = _moment(entry)
    if moment is None:
        return None
    try:
        day = datetime.fromtimestamp(moment, UTC).date()
    except (ValueError, OverflowError, OSError):
        return None
    return day.isoformat() if _FIRST_DAY <= day <= datetime.now(UTC).date() + _TOMORROW else None


def _content(entry: Any) -> str | None:
    """What the feed gives as the whole article; of several forms the longest."""
    forms = [form.get("value") or "" for form in entry.get("content", ()) if form.get("type") in _HTML]
    summary = entry.get("summary") or ""
    if len(summary) >= _WHOLE:
        forms.append(summary)
    return max(forms, key=len, default="")[:_LONGEST_CONTENT] or None


def _line(words: Any) -> str:
    """A title as a file's: characters that were garbled put right, on one line."""
    return one_line(repair(str(words or "")[:_LONGEST]))
