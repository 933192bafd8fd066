"""The index in process: the contract of every index, rank-bm25's scores, files that cannot be trusted."""

import shutil
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rank_bm25 import BM25Plus

from corpus.models import Change, IndexedArticle, Where
from corpus.search.bm25.memory_index import MemoryIndex
from corpus.search.bm25.vocabulary import Vocabulary
from corpus.search.follower import Follower
from corpus.search.index import SearchEngine

pytest.register_assert_rewrite("tests.contracts.contract_index")

from tests.contracts.contract_index import BRIDGE, HARBOUR, PHARE, IndexContract  # noqa: E402
from tests.support.indexed import article, concept, concepts, found  # noqa: E402

Texts = list[list[str]]

terms = st.sampled_from([f"t{number}" for number in range(12)])
texts = st.lists(st.lists(terms, min_size=1, max_size=15), min_size=1, max_size=12)
queries = st.lists(st.sampled_from([*(f"t{number}" for number in range(14)), "unknown"]), max_size=6)


class TestMemoryIndex(IndexContract):
    """The contract, on an index kept in a folder."""

    @pytest.fixture
    def index(self, tmp_path: Path) -> SearchEngine:
        return MemoryIndex.open(tmp_path / "index", analysis="1")


class TestReopenedIndex(IndexContract):
    """The contract again, on an index that was read back from disk."""

    @pytest.fixture
    def index(self, tmp_path: Path) -> SearchEngine:
        return MemoryIndex.open(tmp_path / "index", analysis="1")

    @pytest.fixture
    def filled(self, index: SearchEngine, tmp_path: Path) -> SearchEngine:
        index.add([HARBOUR, BRIDGE, PHARE])
        index.commit(1)
        reopened = MemoryIndex.open(tmp_path / "index", analysis="1")
        assert reopened.corpus_size == 5
        return reopened


# rank-bm25 is the oracle


@given(texts, queries)
def test_scores_are_those_of_rank_bm25(corpus: Texts, query: list[str]) -> None:
    ours, upstream = MemoryIndex(corpus), BM25Plus(corpus)
    assert isinstance(ours, BM25Plus)
    assert ours.get_scores(query) == pytest.approx(upstream.get_scores(query), abs=1e-9)
    places = [len(corpus) - 1, 0]
    assert ours.get_batch_scores(query, places) == pytest.approx(
        upstream.get_batch_scores(query, places), abs=1e-9
    )


@given(texts, queries, st.floats(0, 3), st.floats(0, 1), st.floats(0, 2))
def test_the_parameters_mean_what_they_mean_upstream(
    corpus: Texts, query: list[str], k1: float, b: float, delta: float
) -> None:
    # Upstream divides zero by zero where a text lacks the term and k1 leaves nothing beside it.
    k1, b = k1 + 0.01, b * 0.99
    ours = MemoryIndex(corpus, k1=k1, b=b, delta=delta).get_scores(query)
    assert ours == pytest.approx(BM25Plus(corpus, k1=k1, b=b, delta=delta).get_scores(query), abs=1e-9)


def test_the_best_texts_are_those_of_rank_bm25() -> None:
    corpus = [["ferry", "dock"], ["ferry", "ferry"], ["crane"], ["dock", "crane", "ferry"]]
    for query in (["ferry", "dock"], ["crane"], ["dock", "dock"]):
        assert MemoryIndex(corpus).get_top_n(query, corpus, 2) == BM25Plus(corpus).get_top_n(query, corpus, 2)


@pytest.mark.parametrize("corpus", [[], [[]], [[], []]])
def test_a_corpus_without_terms_scores_nothing(corpus: Texts) -> None:
    index = MemoryIndex(corpus)
    assert index.get_scores(["ferry"]).tolist() == [0.0] * len(corpus)
    assert index.search([concept("ferry")], 5) == []


steps = st.lists(st.tuples(st.integers(0, 6), st.lists(st.lists(terms, min_size=1, max_size=6), max_size=3)))


@given(steps, queries)
def test_after_any_changes_the_scores_are_those_of_an_index_built_anew(
    changes: list[tuple[int, Texts]], query: list[str]
) -> None:
    index, held, number = MemoryIndex(), dict[int, dict[int, list[str]]](), 1
    for id, passages in changes:
        if passages:
            held[id] = dict(enumerate(passages, start=number))
            number += len(passages)
            index.add([article(str(id), {key: " ".join(text) for key, text in held[id].items()})])
        else:
            held.pop(id, None)
            index.remove([str(id)])
    remaining = {key: text for passages in held.values() for key, text in passages.items()}
    ordered = [remaining[key] for key in sorted(remaining)]
    assert index.passage_numbers.tolist() == sorted(remaining)
    assert sorted(index.vocabulary()) == sorted({term for text in ordered for term in text})
    if ordered:
        assert index.get_scores(query) == pytest.approx(BM25Plus(ordered).get_scores(query), abs=1e-9)


@given(
    st.integers(0, 2**32),
    st.sampled_from([4, 12, 60]),
    st.integers(1, 8),
    st.integers(1, 200),
    st.sampled_from([0.0, 0.75]),
)
@settings(max_examples=40)
def test_search_finds_the_best_of_all_scores_in_their_order(
    seed: int, vocabulary: int, words: int, limit: int, b: float
) -> None:
    random = np.random.default_rng(seed)
    # Short texts of few terms: the best are close, so that looking up too little would miss one. With b = 0
    # texts reach the very bounds by which others are passed over.
    corpus = [
        [f"t{rank}" for rank in random.integers(0, vocabulary, random.integers(1, 7))] for _ in range(700)
    ]
    index = MemoryIndex(corpus, b=b)
    query = [f"t{rank}" for rank in random.integers(0, vocabulary, words)]
    scores = index.get_scores(query).round(9)
    holding = [number for number, text in enumerate(corpus) if set(query) & set(text)]
    expected = sorted(holding, key=lambda number: (-scores[number], number))[:limit]
    hits = index.search(concepts(query), limit)
    assert [hit.passage for hit in hits] == expected
    assert [hit.score for hit in hits] == pytest.approx(scores[expected].tolist(), abs=2e-9)


def test_where_still_narrows_once_removed_articles_have_made_room() -> None:
    index = MemoryIndex()
    many = [
        article(
            str(n), {n: "storm dock"}, language="fr" if n % 10 else "en", published=date(2025, 1, 1 + n % 9)
        )
        for n in range(6000)
    ]
    index.add(many)
    index.remove(str(n) for n in range(6000) if n % 4)
    where = Where(languages=frozenset({"en"}), since=date(2025, 1, 9))
    expected = [n for n in range(0, 6000, 20) if n % 9 == 8]
    assert [hit.passage for hit in index.search([concept("storm")], 100, where)] == expected


def test_thousands_of_changes_merge_into_what_an_index_built_anew_holds(tmp_path: Path) -> None:
    random = np.random.default_rng(3)
    index, held = MemoryIndex.open(tmp_path), dict[str, dict[int, list[str]]]()
    for step in range(60):
        texts = {
            step * 1000 + n: [f"t{rank}" for rank in random.zipf(1.4, random.integers(1, 9))]
            for n in range(random.integers(1, 300))
        }
        numbers = [list(texts)[at : at + 7] for at in range(0, len(texts), 7)]
        added = {str(random.integers(0, 400)): {n: texts[n] for n in some} for some in numbers}
        index.add(article(id, {n: " ".join(text) for n, text in some.items()}) for id, some in added.items())
        held |= added
        gone = [str(id) for id in random.integers(0, 400, 5)]
        index.remove(gone)
        held = {id: texts for id, texts in held.items() if id not in gone}
        if step % 7 == 6:
            index.commit(step + 1)
        if step % 21 == 20:
            kept = MemoryIndex.open(tmp_path)
            assert len(kept) == len(index)
            index = kept
    remaining = dict(sorted((n, text) for texts in held.values() for n, text in texts.items()))
    anew = BM25Plus(list(remaining.values()))
    query = ["t1", "t2", "t7", "t7", "t30", "t31"]
    assert index.passage_numbers.tolist() == list(remaining)
    assert index.get_scores(query) == pytest.approx(anew.get_scores(query), abs=1e-9)
    assert sorted(index.vocabulary()) == sorted(anew.idf)
    frequencies = index.document_frequencies(anew.idf)
    assert frequencies == {term: sum(term in text for text in anew.doc_freqs) for term in anew.idf}


def test_a_term_may_be_said_any_number_of_times() -> None:
    corpus = [["ferry"] * 70_000, ["ferry"] * 300 + ["dock"], ["dock"]]
    index = MemoryIndex()
    for number, text in enumerate(corpus):
        index.add([article(str(number), {number: " ".join(text)})])
    assert index.get_scores(["ferry"]) == pytest.approx(BM25Plus(corpus).get_scores(["ferry"]), abs=1e-9)


def test_a_concept_scores_as_rank_bm25_scores_its_words_written_as_one() -> None:
    corpus = [["ferry", "dock"], ["boat", "ferry"], ["crane", "pier"], ["boat", "pier", "quay"]]
    as_one = BM25Plus([["boat" if word == "ferry" else word for word in text] for text in corpus])
    hits = MemoryIndex(corpus).search([concept("ferry", "boat"), concept("pier")], 10)
    scores = as_one.get_scores(["boat", "pier"])
    assert {hit.passage: hit.score for hit in hits} == pytest.approx(dict(enumerate(scores)), abs=2e-9)


def test_a_doubtful_term_makes_a_concept_no_more_common() -> None:
    corpus = [["ferry"], ["run"], ["run"], ["run"], ["dock"]]
    index = MemoryIndex(corpus)
    [alone] = index.search([concept("ferry")], 1)
    [beside] = index.search([concept("ferry", ("run", 0.05))], 1)
    [common] = index.search([concept("ferry", ("run", 0.5))], 1)
    assert beside == alone
    assert common.score < alone.score


# Kept on disk


def stocked(folder: Path) -> MemoryIndex:
    """An index with two files: a base of three articles, and one that came and one that went since."""
    index = MemoryIndex.open(folder, analysis="1")
    index.add([HARBOUR, BRIDGE, PHARE])
    many = [article(f"filler-{n}", {n: f"filler common-{n % 7}"}) for n in range(100, 2500)]
    index.add(many)
    index.commit(5)
    index.remove(["bridge"])
    index.add([article("tide", {6: "tide storm"})])
    index.add(article(f"later-{n}", {n: "later"}) for n in range(3000, 3100))
    index.commit(7)
    return index


def answers(index: MemoryIndex) -> tuple[object, ...]:
    """Enough to tell two indexes apart."""
    words = ["storm", "ferry", "bridge", "tide", "filler", "common-3", "later", "fr:nuit"]
    return (
        index.sequence,
        index.corpus_size,
        index.avgdl,
        sorted(index.vocabulary()),
        index.document_frequencies(words),
        [index.search([concept(word)], 5) for word in words],
    )


EMPTY = (0, 0, 0.0, [], {}, [[]] * 8)


@pytest.fixture(scope="module")
def stock(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stock")
    stocked(folder)
    return folder


@pytest.fixture
def folder(stock: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(stock, tmp_path / "index"))


def test_a_kept_index_answers_after_a_restart_as_before_it(tmp_path: Path) -> None:
    before = answers(stocked(tmp_path))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["base.index", "recent.index"]
    after = answers(MemoryIndex.open(tmp_path, analysis="1"))
    assert after == before


def test_a_reopened_index_goes_on_changing_and_being_kept(folder: Path) -> None:
    index = MemoryIndex.open(folder, analysis="1")
    index.add([BRIDGE])
    index.remove([f"filler-{n}" for n in range(100, 2400)])
    index.commit(9)
    assert found(index, "toll") == [4]
    assert answers(MemoryIndex.open(folder, analysis="1")) == answers(index)


def test_an_index_of_another_analysis_starts_empty(folder: Path) -> None:
    assert answers(MemoryIndex.open(folder, analysis="2")) == EMPTY


def test_a_missing_folder_is_an_empty_index(tmp_path: Path) -> None:
    assert answers(MemoryIndex.open(tmp_path / "nowhere", analysis="1")) == EMPTY


def test_a_folder_that_cannot_be_written_leaves_an_index_that_works(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "index").write_text("a file stands where the folder should be")
    index = MemoryIndex.open(tmp_path / "index", analysis="1")
    index.add([HARBOUR])
    index.commit(3)
    assert (index.sequence, found(index, "ferry")) == (3, [1])
    assert "could not be saved" in caplog.text


def test_without_its_second_file_the_index_is_as_it_was_at_the_first(folder: Path) -> None:
    (folder / "recent.index").unlink()
    index = MemoryIndex.open(folder, analysis="1")
    assert (index.sequence, found(index, "toll"), found(index, "tide")) == (5, [4], [])


def test_a_second_file_beside_another_first_one_is_not_believed(folder: Path, tmp_path: Path) -> None:
    other = MemoryIndex.open(tmp_path / "other", analysis="1")
    other.add(article(f"other-{n}", {n: "other"}) for n in range(2500))
    other.commit(2)
    shutil.copy(tmp_path / "other" / "base.index", folder / "base.index")
    assert answers(MemoryIndex.open(folder, analysis="1")) == answers(other)


def damaged(folder: Path, name: str, damage: Callable[[bytes], bytes]) -> MemoryIndex:
    """The index of this folder after some damage to one of its files."""
    path = folder / name
    path.write_bytes(damage(path.read_bytes()))
    return MemoryIndex.open(folder, analysis="1")


def at_first_file(stock: Path, tmp_path: Path) -> tuple[object, ...]:
    """The answers with the first file alone."""
    folder = tmp_path / "first"
    folder.mkdir()
    shutil.copy(stock / "base.index", folder)
    return answers(MemoryIndex.open(folder, analysis="1"))


@pytest.mark.parametrize("share", [number / 40 for number in range(40)])
def test_a_truncated_file_is_not_believed(stock: Path, folder: Path, tmp_path: Path, share: float) -> None:
    first = at_first_file(stock, tmp_path)
    recent = damaged(folder, "recent.index", lambda whole: whole[: int(len(whole) * share)])
    assert answers(recent) == first
    assert answers(damaged(folder, "base.index", lambda whole: whole[: int(len(whole) * share)])) == EMPTY


@pytest.mark.parametrize("cut", [1, 7, 8, 40, 47, 48, 49, 64])
def test_a_file_cut_within_its_first_or_last_bytes_is_not_believed(folder: Path, cut: int) -> None:
    whole = (folder / "base.index").read_bytes()
    assert answers(damaged(folder, "base.index", lambda _: whole[:cut])) == EMPTY
    assert answers(damaged(folder, "base.index", lambda _: whole[:-cut])) == EMPTY
    assert answers(damaged(folder, "base.index", lambda _: whole + b"\0" * cut)) == EMPTY


@pytest.mark.parametrize("name", ["base.index", "recent.index"])
def test_a_flipped_byte_anywhere_gives_no_wrong_answer(
    stock: Path, folder: Path, tmp_path: Path, name: str
) -> None:
    right = answers(MemoryIndex.open(stock, analysis="1"))
    first = at_first_file(stock, tmp_path)
    whole = (folder / name).read_bytes()
    for place in [*range(60), *range(60, len(whole), len(whole) // 150)]:
        flipped = whole[:place] + bytes([whole[place] ^ 0x10]) + whole[place + 1 :]
        index = damaged(folder, name, lambda _, flipped=flipped: flipped)
        assert answers(index) in ([right, EMPTY] if name == "base.index" else [right, first])


@pytest.mark.parametrize(
    "content", [b"", b"PULLQ", b"\0" * 5000, b"SQLite format 3\0" * 99, b"\xff" * 48 + b"{}"]
)
def test_a_file_of_something_else_is_an_empty_index(folder: Path, content: bytes) -> None:
    assert answers(damaged(folder, "base.index", lambda _: content)) == EMPTY


def test_an_index_of_an_older_layout_starts_empty(folder: Path) -> None:
    assert answers(damaged(folder, "base.index", lambda whole: b"PULLQ\0\0\0" + whole[8:])) == EMPTY


def test_a_refused_index_is_kept_anew_once_it_is_filled(folder: Path) -> None:
    index = damaged(folder, "base.index", lambda whole: whole[:1000])
    index.add([HARBOUR])
    index.commit(8)
    assert answers(MemoryIndex.open(folder, analysis="1")) == answers(index)


# Shared


def test_two_processes_share_a_folder_and_each_stays_right(folder: Path) -> None:
    bot, command = MemoryIndex.open(folder, analysis="1"), MemoryIndex.open(folder, analysis="1")
    command.remove([f"filler-{n}" for n in range(100, 2300)])
    command.commit(8)
    bot.add(article(f"bot-{n}", {n: "bot"}) for n in range(4000, 4100))
    bot.commit(8)
    assert found(bot, "common-3", limit=1) == [101]
    assert found(command, "bot") == []
    assert answers(MemoryIndex.open(folder, analysis="1")) == answers(bot)


def test_questions_are_answered_while_articles_come_and_go() -> None:
    index = MemoryIndex()
    index.add([HARBOUR])
    done = threading.Event()
    seen: list[list[int]] = []

    def ask() -> None:
        while not done.is_set():
            seen.append(found(index, "ferry", "wave"))

    askers = [threading.Thread(target=ask) for _ in range(3)]
    for asker in askers:
        asker.start()
    for n in range(100, 2800, 10):
        index.add([_waves(n)])
        index.remove([f"waves-{n - 50}"])
    done.set()
    for asker in askers:
        asker.join()
    assert seen
    assert all(1 in passages for passages in seen)
    assert index.document_frequencies(["ferry", "wave"]) == {"ferry": 1, "wave": 50}


def _waves(number: int) -> IndexedArticle:
    return article(f"waves-{number}", {n: "wave crest" for n in range(number, number + 10)})


def test_terms_are_learnt_when_they_come_and_not_in_the_next_question(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    index = MemoryIndex()
    assert index.near("ferry", 1) == ()
    index.add([article("a", {1: "en:ferry en:port"})])
    learnt: list[str] = []
    learn = Vocabulary.learn

    def noted(self: Vocabulary, terms: Iterable[str]) -> None:
        found = list(terms)
        learnt.extend(found)
        learn(self, found)

    monkeypatch.setattr(Vocabulary, "learn", noted)
    assert index.near("fery", 1) == (("en:ferry", 1),)
    assert learnt == []


class SlowStore:
    """A store of one article, which it gives when it is let."""

    def __init__(self) -> None:
        self.let_go = threading.Event()

    def sequence(self) -> int:
        return 1

    def changes(self, after: int) -> list[Change]:
        return []

    def indexed(self, ids: Sequence[str] | None = None) -> Iterator[IndexedArticle]:
        self.let_go.wait(60)
        yield BRIDGE


def test_what_takes_long_to_follow_holds_up_no_question_and_is_in_soon() -> None:
    store, index = SlowStore(), MemoryIndex()
    follower = Follower(store, index)
    for _ in range(3):
        follower.follow(0.01)
        assert index.sequence == 0
    store.let_go.set()
    follower.follow()
    assert (index.sequence, index.corpus_size > 0) == (1, True)
