"""Where an index is kept between two starts: two files, the base and what came and went since.

Both are believed only when whole, of this layout and of the same analysis, and the second only beside the
very base that it was written for. Otherwise the index starts from less, at worst from nothing, and
follows the store from there. Processes may share the folder: files are replaced, never changed, so each
process keeps the ones that it has open, and the last one written counts.
"""

import logging
from pathlib import Path

from corpus.search.bm25 import index_file as saved
from corpus.search.bm25.documents import Documents
from corpus.search.bm25.layers import Layers
from corpus.search.bm25.postings import EMPTY, Postings

log = logging.getLogger(__name__)

# Following a passage in the store again takes 100 microseconds, writing one 2, waiting for the disk 10,000:
# so many passages may stay unwritten, or this share of what would have to be written.
UNSAVED_LEAST, UNSAVED_SHARE = 64, 1 / 64


class Folder:
    """The folder of one index, and what of it is already on disk."""

    def __init__(self, path: Path, analysis: str) -> None:
        self._base_file = path / "base.index"
        self._recent_file = path / "recent.index"
        self._analysis = analysis
        self._base = EMPTY  # the base that is on disk ...
        self._digest: str | None = None  # ... and its digest; None when there is none
        self._kept = False  # whether anything of this index is on disk

    def load(self) -> tuple[Layers, int]:
        """The layers on disk and the change of the store up to which they have followed it."""
        layers, sequence = Layers.empty(), 0
        base = self._read(self._base_file)
        if base:
            layers, sequence = _with_base(base), base.records["sequence"]
            self._base, self._digest = layers.base, base.digest
        recent = self._read(self._recent_file)
        if recent and recent.records["base"] == self._digest:
            layers, sequence = _with_recent(layers, recent), recent.records["sequence"]
        self._kept = sequence > 0
        return layers, sequence

    def keep(self, layers: Layers, sequence: int, unsaved: int) -> Layers | None:
        """Write what is worth writing now; gives the layers as they were written, None when nothing was.

        ``unsaved`` is the number of passages that came or went since the last time something was written.
        """
        base_kept = layers.base is self._base and saved.digest(self._base_file) == self._digest
        written = len(layers.documents) - (layers.base_end if base_kept else 0)
        if not unsaved or (self._kept and unsaved < max(UNSAVED_LEAST, UNSAVED_SHARE * written)):
            return None
        layers = layers.with_fresh_merged() if base_kept else layers.with_all_merged()
        keep = self._with_recent_kept if base_kept else self._with_base_kept
        try:
            layers = keep(layers, sequence)
            self._kept = True
        except OSError as error:
            # The index is a cache: unwritten, it costs the next start some time and nothing else.
            log.warning("the index could not be saved: %s", error)
        return layers

    def replace(self, layers: Layers, sequence: int) -> Layers:
        """Write layers that are in the base alone, in place of all that is here; gives them as written."""
        try:
            self._recent_file.unlink(missing_ok=True)
            layers = self._with_base_kept(layers, sequence)
            self._kept = True
        except OSError as error:
            log.warning("the index could not be saved: %s", error)
        return layers

    def _with_recent_kept(self, layers: Layers, sequence: int) -> Layers:
        self._write(self._recent_file, layers, layers.recent, sequence)
        return layers

    def _with_base_kept(self, layers: Layers, sequence: int) -> Layers:
        digest = self._write(self._base_file, layers._replace(base_end=0, base_rows=0), layers.base, sequence)
        found = self._read(self._base_file)
        if found and found.digest == digest:
            layers = layers._replace(base=_postings(found))  # mapped: the system may take the memory back
        self._base, self._digest = layers.base, digest
        return layers

    def _read(self, path: Path) -> saved.Saved | None:
        found = saved.read(path)
        return found if found and found.records["analysis"] == self._analysis else None

    def _write(self, path: Path, layers: Layers, postings: Postings, sequence: int) -> str:
        arrays, records = layers.documents.saved(layers.base_end, layers.base_rows)
        records |= {"analysis": self._analysis, "sequence": sequence, "base": self._digest}
        return saved.write(path, records, arrays | postings._asdict())


def _with_base(found: saved.Saved) -> Layers:
    documents = Documents()
    documents.restore(found.arrays, found.records)
    size = len(documents)
    return Layers(documents, _postings(found), EMPTY, EMPTY, size, len(documents.ids), size)


def _with_recent(layers: Layers, found: saved.Saved) -> Layers:
    layers.documents.restore(found.arrays, found.records)
    return layers._replace(recent=_postings(found), recent_end=len(layers.documents))


def _postings(found: saved.Saved) -> Postings:
    return Postings(**{field: found.arrays[field] for field in Postings._fields})
