"""Articles in JSON, an object each: one to a line (.jsonl), or in an array (.json)."""

from collections.abc import Iterable, Iterator

from corpus.errors import BadRecord
from corpus.models import Draft
from corpus.readers.collections import records
from corpus.readers.contract.content import Entry, Item, Unpacked, Unread


def unpack_lines(name: str, data: bytes, first: int = 1) -> Unpacked:
    """The article of each line, of which the first has this number."""
    return Unpacked(_items(name, records.entries(name, data.splitlines(), first)), data.count(b"\n") + 1)


def unpack_array(name: str, data: bytes) -> Unpacked:
    """The article of each element, or of the only object; raises BadRecord when it is no JSON."""
    found = list(records.elements(name, data))
    return Unpacked(_items(name, found), len(found))


def _items(name: str, found: Iterable[tuple[int, Draft | BadRecord]]) -> Iterator[Item]:
    for number, article in found:
        place = f"{name}:{number}"
        yield Unread(place, article) if isinstance(article, BadRecord) else Entry(place, article)
