"""Where vectors are kept between two starts: files that follow each other, each of a run of the store's rows.

A file is never changed; a longer run takes the place of those that it covers, at once under its own name.
So processes may share the folder. Files are believed only when whole, of the same store and model, and when
the store has had the same history; where they end, the store is followed.
"""

import logging
from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path

from corpus.search.bm25 import index_file as saved
from corpus.search.vectors.segments import Segment

log = logging.getLogger(__name__)

SUFFIX = ".vectors"


class VectorFolder:
    """The folder of one installation's vectors; ``origin`` names the store and the model they are of."""

    def __init__(self, path: Path, origin: str) -> None:
        self._path = path
        self._origin = origin
        self._name = blake2b(origin.encode(), digest_size=8).hexdigest()
        self._writable = True

    def load(self, is_current: Callable[[Segment], bool]) -> list[Segment]:
        """The runs on disk in order, from the first row on, without a gap."""
        segments: list[Segment] = []
        while following := self._following(segments[-1].last if segments else 0, is_current):
            segments.append(following)
        return segments

    def clear(self) -> None:
        """Delete all files, of whatever origin: the store has what is in them, or has it no more."""
        for path in self._path.glob(f"*{SUFFIX}"):
            path.unlink(missing_ok=True)

    def keep(self, segment: Segment, history: str) -> Segment:
        """Write a run, and drop those that it covers; gives it as mapped from disk.

        When it cannot be written it stays in memory, and the next start takes longer.
        """
        if not self._writable:
            return segment
        path = self._path / f"{self._name}-{segment.after}-{segment.last}{SUFFIX}"
        records = {"origin": self._origin, "after": segment.after, "last": segment.last, "history": history}
        try:
            saved.write(path, records, segment.arrays)
        except OSError as error:
            log.warning("the vectors could not be saved: %s", error)
            self._writable = False  # not tried again with each article
            return segment
        self._drop_covered(segment, path)
        return self._read(path) or segment

    def _following(self, after: int, is_current: Callable[[Segment], bool]) -> Segment | None:
        """The longest run after a row that can be believed."""
        ends = ((last, path) for path, first, last in self._files() if first == after)
        for last, path in sorted(ends, reverse=True):
            found = self._read(path)
            if found and (found.after, found.last) == (after, last) and is_current(found):
                return found
        return None

    def _read(self, path: Path) -> Segment | None:
        found = saved.read(path)
        if found is None or found.records["origin"] != self._origin:
            return None
        records = found.records
        return Segment(found.arrays, records["after"], records["last"], records["history"])

    def _files(self) -> Iterator[tuple[Path, int, int]]:
        """The files of this origin, each with the rows that its name says."""
        for path in self._path.glob(f"{self._name}-*-*{SUFFIX}"):
            _, after, last = path.stem.split("-")
            if after.isdecimal() and last.isdecimal():
                yield path, int(after), int(last)

    def _drop_covered(self, segment: Segment, kept: Path) -> None:
        covered = {
            path for path, after, last in self._files() if segment.after <= after and last <= segment.last
        }
        others = {path for path in self._path.glob(f"*{SUFFIX}") if not path.name.startswith(self._name)}
        for path in covered - {kept} | others:
            path.unlink(missing_ok=True)
