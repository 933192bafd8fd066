"""The vectors of sentences: the nearest ones, what may be found, and what is kept on disk."""

from collections.abc import Callable
from itertools import islice
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from corpus.search.vectors.quantisation import Bytes, Vectors, quantised, restored
from corpus.search.vectors.segments import SCANNED_MOST, Segment
from corpus.search.vectors.vector_index import KEPT_LEAST, SentenceHit, VectorIndex

WIDTH = 64
Mask = npt.NDArray[np.bool_]


def unit(count: int, seed: int = 0, width: int = WIDTH) -> Vectors:
    """Vectors of length 1 in all directions."""
    vectors = np.random.default_rng(seed).standard_normal((count, width)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def passages_of(vectors: Vectors, sentences: int = 4, first: int = 1) -> list[tuple[int, Bytes]]:
    """Passages of so many sentences each, numbered from ``first``, as the store has them."""
    parts = np.split(quantised(vectors), range(sentences, len(vectors), sentences))
    return list(enumerate(parts, first))


def everything(passages: npt.NDArray[np.int64]) -> Mask:
    return np.ones(len(passages), np.bool_)


def nothing(passages: npt.NDArray[np.int64]) -> Mask:
    return np.zeros(len(passages), np.bool_)


def is_current(segment: Segment) -> bool:
    return True


def by_hand(
    vectors: Vectors, question: Vectors, limit: int, allowed: Callable[[int], bool]
) -> list[tuple[int, int]]:
    """The nearest by all cosines, for passages of four sentences numbered from 1, of ``restored`` vectors."""
    ordered = (int(row) for row in np.argsort(-(vectors @ question), kind="stable"))
    nearest = islice((row for row in ordered if allowed(row // 4 + 1)), limit)
    return [(row // 4 + 1, row % 4) for row in nearest]


def places(hits: list[SentenceHit]) -> list[tuple[int, int]]:
    return [(hit.passage, hit.sentence) for hit in hits]


def test_a_vector_in_bytes_is_the_same_direction() -> None:
    vectors = unit(500, width=384)
    back = restored(quantised(vectors))
    assert float((back * vectors).sum(axis=1).min()) > 0.9998
    assert np.allclose(np.linalg.norm(back, axis=1), 1)
    assert np.array_equal(quantised(back), quantised(vectors))
    assert not restored(quantised(np.zeros((1, 8), np.float32))).any()


def test_the_nearest_are_those_of_the_highest_cosines() -> None:
    vectors = unit(1000)
    index = VectorIndex()
    index.add(passages_of(vectors[:900]), last=5)
    index.add(passages_of(vectors[900:], first=226), last=9)
    kept = restored(quantised(vectors))
    for question in unit(20, seed=1):
        hits = index.nearest(question, 10, everything)
        assert places(hits) == by_hand(kept, question, 10, lambda passage: True)
        assert [hit.similarity for hit in hits] == sorted((hit.similarity for hit in hits), reverse=True)
    assert (len(index), index.sequence) == (1000, 9)


@pytest.mark.parametrize("one_of", [2, 100])
def test_only_what_may_be_found_is_found_and_as_much_as_is_wanted(one_of: int) -> None:
    vectors = unit(2000)
    index = VectorIndex()
    index.add(passages_of(vectors), last=1)
    kept = restored(quantised(vectors))
    for question in unit(10, seed=1):
        hits = index.nearest(question, 10, lambda passages: passages % one_of == 0)
        assert places(hits) == by_hand(kept, question, 10, lambda passage: passage % one_of == 0)


@pytest.fixture(scope="module")
def many() -> Vectors:
    """More than are all compared; every thousandth is near to one of ``unit(10, 1)``."""
    vectors = unit(SCANNED_MOST + 20_000)
    near = np.repeat(unit(10, seed=1), len(vectors) // 10_000, axis=0)
    vectors[::1000] = near + 0.5 * unit(len(near), seed=2)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


@pytest.mark.parametrize(
    "one_of", [1, *(pytest.param(one_of, marks=pytest.mark.slow) for one_of in (2, 1000))]
)
def test_among_very_many_the_nearest_are_found_by_their_signs(many: Vectors, one_of: int) -> None:
    index = VectorIndex()
    index.add(passages_of(many), last=1)
    found, kept = 0, restored(quantised(many))
    for question in unit(10, seed=1):
        hits = index.nearest(question, 10, lambda passages: passages % one_of == 1 % one_of)
        wanted = by_hand(kept, question, 10, lambda passage: passage % one_of == 1 % one_of)
        assert places(hits)[0] == wanted[0]
        assert all(hit.passage % one_of == 1 % one_of for hit in hits)
        found += len(set(places(hits)) & set(wanted))
    assert found >= 95


def test_nothing_is_found_where_nothing_may_be_or_nothing_is() -> None:
    question = unit(1)[0]
    assert VectorIndex().nearest(question, 5, everything) == []
    index = VectorIndex()
    index.add(passages_of(unit(20)), last=1)
    assert index.nearest(question, 5, nothing) == []
    assert index.nearest(question, 0, everything) == []
    assert len(index.nearest(question, 50, everything)) == 20
    assert index.nearest(unit(1, width=32)[0], 5, everything) == []


def test_vectors_come_by_passage_and_those_of_another_width_are_left_out() -> None:
    vectors = unit(8)
    index = VectorIndex()
    index.add([*passages_of(vectors), (7, quantised(unit(4, width=32)))], last=3)
    found = index.vectors([2, 99, 7, 1])
    assert sorted(found) == [1, 2]
    assert np.array_equal(found[2], restored(quantised(vectors[4:])))
    assert index.sequence == 3


def filled(folder: Path, origin: str = "model") -> VectorIndex:
    """An index of which a large and a small segment came in one after the other."""
    index = VectorIndex.open(folder, origin, is_current)
    index.add(passages_of(unit(3 * KEPT_LEAST)), last=10)
    index.add(passages_of(unit(KEPT_LEAST, seed=1), first=10_000), last=20)
    index.add(passages_of(unit(8, seed=2), first=20_000), last=30)
    index.keep(35, "history")
    return index


def test_vectors_are_kept_for_the_next_start_but_for_the_last_few(tmp_path: Path) -> None:
    index = filled(tmp_path)
    opened = VectorIndex.open(tmp_path, "model", is_current)
    assert (index.sequence, opened.sequence) == (35, 20)
    assert len(opened) == 4 * KEPT_LEAST
    question = unit(1, seed=3)[0]
    assert opened.nearest(question, 9, everything) == index.nearest(
        question, 9, lambda passages: passages < 20_000
    )


def test_files_are_merged_as_they_grow_and_old_ones_go(tmp_path: Path) -> None:
    index = VectorIndex.open(tmp_path, "model", is_current)
    for number in range(1, 17):
        index.add(passages_of(unit(KEPT_LEAST, seed=number), first=number * 10_000), last=number)
        index.keep(number, "history")
    assert len(list(tmp_path.iterdir())) <= 5
    assert len(VectorIndex.open(tmp_path, "model", is_current)) == 16 * KEPT_LEAST


@pytest.mark.parametrize("damage", ["torn", "flipped", "emptied", "renamed", "removed"])
def test_a_damaged_file_is_as_if_it_and_what_follows_were_not_there(tmp_path: Path, damage: str) -> None:
    filled(tmp_path)
    first, second = sorted(tmp_path.iterdir(), key=lambda path: int(path.stem.split("-")[1]))
    content = bytearray(first.read_bytes())
    content[len(content) // 2] ^= 1
    match damage:
        case "torn":
            first.write_bytes(first.read_bytes()[:-100])
        case "flipped":
            first.write_bytes(content)
        case "emptied":
            first.write_bytes(b"")
        case "renamed":
            second.rename(first)
        case "removed":
            first.unlink()
    opened = VectorIndex.open(tmp_path, "model", is_current)
    assert (len(opened), opened.sequence) == (0, 0)
    opened.add(passages_of(unit(3 * KEPT_LEAST)), last=10)
    opened.keep(10, "history")
    assert VectorIndex.open(tmp_path, "model", is_current).sequence >= 10


def test_vectors_of_another_origin_and_those_that_the_store_denies_are_not_taken(tmp_path: Path) -> None:
    filled(tmp_path)
    assert len(VectorIndex.open(tmp_path, "another model", is_current)) == 0
    assert len(VectorIndex.open(tmp_path, "model", lambda segment: segment.last < 20)) == 3 * KEPT_LEAST
    seen: list[tuple[int, bytes]] = []
    VectorIndex.open(tmp_path, "model", lambda segment: not seen.append(segment.last_row))
    last = passages_of(unit(KEPT_LEAST, seed=1), first=10_000)[-1]
    assert seen[-1] == (last[0], last[1].tobytes())
    assert len(VectorIndex.open(tmp_path, "model", lambda segment: segment.history != "history")) == 0
    filled(tmp_path, "another model")
    assert len(VectorIndex.open(tmp_path, "model", is_current)) == 0


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "vectors").write_text("a file in its place")
    index = filled(tmp_path / "vectors")
    assert len(index) == 4 * KEPT_LEAST + 8
    assert len(index.nearest(unit(1)[0], 3, everything)) == 3
