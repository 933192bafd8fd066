"""The passages of an index by document number, and the articles they belong to: what ``Where`` filters by."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from cachetools import LRUCache

from corpus.models import VALUES_OF, IndexedArticle, Where
from corpus.search.positions import ABSENT, Positions

Array = npt.NDArray[Any]

# Columns with one value for each passage, and those with one for each article.
PASSAGE_COLUMNS = {"numbers": np.int64, "lengths": np.int32, "owners": np.int32}
ARTICLE_COLUMNS = {
    "firsts": np.int32,  # its first document
    "sizes": np.int32,  # how many documents
    **dict.fromkeys(VALUES_OF, np.int32),  # the number of the value
    "dates": np.int32,
}
NO_DATE = 0  # proleptic ordinals of dates start at 1
MASKS = 4  # kept: nearly every question asks for the passages of one language or the other


class Column:
    """An array that grows at its end without being copied each time."""

    def __init__(self, dtype: npt.DTypeLike) -> None:
        self._room = np.empty(0, dtype)
        self._used = 0

    def extend(self, values: Sequence[int] | Array) -> None:
        """Append these values."""
        end = self._used + len(values)
        if end > len(self._room):
            room = np.empty(end + end // 4, self._room.dtype)
            room[: self._used] = self.values
            self._room = room
        self._room[self._used : end] = values
        self._used = end

    @property
    def values(self) -> Array:
        """What was appended so far."""
        return self._room[: self._used]


class Documents:
    """Every passage ever held since the last compaction; those removed stay behind as dead numbers."""

    def __init__(self) -> None:
        self._columns = {name: Column(dtype) for name, dtype in (PASSAGE_COLUMNS | ARTICLE_COLUMNS).items()}
        self._live = Column(np.bool_)
        self.ids: list[str] = []  # of the articles, by row
        self._rows: dict[str, int] = {}  # of the articles not removed
        self._labels: dict[str | None, int] = {None: -1}
        self.count = 0  # of live passages
        self.terms = 0  # of live passages together
        self._positions: Positions | None = None  # of the live passages; None after a change
        self._masks: LRUCache[Where, Array] = LRUCache(MASKS)  # of what was asked for lately, until a change

    def __len__(self) -> int:
        return len(self._live.values)

    @property
    def dead(self) -> int:
        """How many document numbers are of passages that were removed."""
        return len(self) - self.count

    @property
    def live(self) -> Array:
        """A mask, bool (documents,), of those not removed."""
        return self._live.values

    @property
    def numbers(self) -> Array:
        """The store's number of each passage, int64 (documents,)."""
        return self._column("numbers")

    @property
    def lengths(self) -> Array:
        """How many terms each passage has, int32 (documents,)."""
        return self._column("lengths")

    @property
    def owners(self) -> Array:
        """Each passage's article, as its row, int32 (documents,)."""
        return self._column("owners")

    def _column(self, name: str) -> Array:
        return self._columns[name].values

    def add(self, articles: Sequence[IndexedArticle]) -> None:
        """Give the passages of these articles the next document numbers, in order."""
        sizes = [len(article.passages) for article in articles]
        first_row = len(self.ids)
        passages = [passage for article in articles for passage in article.passages]
        dates = [article.published.toordinal() if article.published else NO_DATE for article in articles]
        labels = {
            names: [self._label(getattr(article, field)) for article in articles]
            for names, field in VALUES_OF.items()
        }
        self._extend(
            {
                "numbers": [passage.id for passage in passages],
                "lengths": [len(passage.terms) for passage in passages],
                "owners": np.repeat(np.arange(first_row, first_row + len(articles)), sizes),
                "firsts": len(self) + np.cumsum([0, *sizes])[:-1],
                "sizes": sizes,
                "dates": dates,
                **labels,
            },
            [article.id for article in articles],
        )

    def remove(self, ids: Iterable[str]) -> int:
        """Mark the passages of these articles dead; says how many there were."""
        before = self.count
        for id in ids:
            row = self._rows.pop(id, None)
            if row is None:
                continue
            first = self._column("firsts")[row]
            span = slice(first, first + self._column("sizes")[row])
            self._live.values[span] = False
            self.count -= span.stop - span.start
            self.terms -= int(self.lengths[span].sum())
        self.count = int(self.count)
        self._positions = None
        self._masks.clear()
        return before - self.count

    def allowed(self, where: Where) -> Array:
        """A mask, bool (documents,), of those whose articles ``where`` lets through; not to be written to."""
        mask = self._masks.get(where)
        if mask is None:
            mask = self._masks[where] = self._allowed_articles(where)[self.owners]
        return mask

    def _allowed_articles(self, where: Where) -> Array:
        mask = np.ones(len(self.ids), np.bool_)
        if where.articles:
            mask[:] = False
            mask[[self._rows[id] for id in where.articles if id in self._rows]] = True
        for names in VALUES_OF:
            if wanted := getattr(where, names):
                codes = [self._labels[label] for label in wanted if label in self._labels]
                mask &= np.isin(self._column(names), codes)
        dates = self._column("dates")
        if where.since:
            mask &= dates >= where.since.toordinal()
        if where.until:
            mask &= (dates <= where.until.toordinal()) & (dates != NO_DATE)
        return mask

    def positions(self, passages: Array) -> Array:
        """The document number of each of the store's passage numbers, (passages,); ABSENT for others."""
        if self._positions is None:
            live = np.flatnonzero(self.live)
            self._positions = Positions(self.numbers[live], live)
        return self._positions.find(passages)

    def holds(self, passages: Array, where: Where) -> Array:
        """Which of the store's passages, (passages,), are live, of articles that ``where`` lets through."""
        positions = self.positions(passages)
        mask: Array = positions != ABSENT
        if where != Where():
            mask[mask] = self._allowed_articles(where)[self.owners[positions[mask]]]
        return mask

    def compacted(self) -> tuple["Documents", Array]:
        """The live documents under new numbers, and the new number of each old one, int32 (documents,)."""
        live = self.live
        numbers = np.cumsum(live, dtype=np.int32) - 1
        rows = np.sort(np.fromiter(self._rows.values(), np.int64, len(self._rows)))
        owners = np.zeros(len(self.ids), np.int32)
        owners[rows] = np.arange(len(rows))
        columns = {name: self._column(name)[live] for name in PASSAGE_COLUMNS}
        columns |= {name: self._column(name)[rows] for name in ARTICLE_COLUMNS}
        columns["owners"] = owners[columns["owners"]]
        columns["firsts"] = np.cumsum(columns["sizes"]) - columns["sizes"]
        fresh = Documents()
        fresh._labels = dict(self._labels)
        fresh._extend(columns, [self.ids[row] for row in rows.tolist()])
        return fresh, numbers

    def saved(self, document: int, row: int) -> tuple[dict[str, Array], dict[str, Any]]:
        """What came from this document and this article row on, as arrays and as JSON."""
        arrays = {name: self._column(name)[document:] for name in PASSAGE_COLUMNS}
        arrays |= {name: self._column(name)[row:] for name in ARTICLE_COLUMNS}
        arrays["dead"] = np.flatnonzero(~self.live).astype(np.int32)
        labels = [label for label in self._labels if label is not None]
        return arrays, {"ids": self.ids[row:], "labels": labels}

    def restore(self, arrays: Mapping[str, Array], records: Mapping[str, Any]) -> None:
        """Take up what ``saved`` gave, after what is already here."""
        for label in records["labels"]:
            self._label(label)
        self._extend({name: arrays[name] for name in PASSAGE_COLUMNS | ARTICLE_COLUMNS}, records["ids"])
        self.live[arrays["dead"]] = False
        self._positions = None
        self._masks.clear()
        self.count = int(np.count_nonzero(self.live))
        self.terms = int(self.lengths[self.live].sum())
        alive = self.live[self._column("firsts")].tolist() if len(self) else []
        self._rows = {id: row for row, id in enumerate(self.ids) if alive[row]}

    def _extend(self, columns: Mapping[str, Sequence[int] | Array], ids: Sequence[str]) -> None:
        row = len(self.ids)
        for name, values in columns.items():
            self._columns[name].extend(values)
        size = len(columns["numbers"])
        self._live.extend(np.ones(size, np.bool_))
        self.ids.extend(ids)
        self._rows.update(zip(ids, range(row, len(self.ids)), strict=True))
        self.count += size
        self._positions = None
        self._masks.clear()
        self.terms += int(np.sum(columns["lengths"]))

    def _label(self, label: str | None) -> int:
        return self._labels.setdefault(label, len(self._labels) - 1)
