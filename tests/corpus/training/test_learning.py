"""What the ranker learns from examples, and how it is kept."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from corpus.answers.ranking.feature_tables import OtherFeatures
from corpus.answers.ranking.networks import Committee, Layers
from corpus.answers.ranking.retrieval_modes import RetrievalMode
from corpus.answers.ranking.weights import FEATURES, TABLE, Weights, read, write
from corpus.evaluation.packs import Gold, Pack, PackQuestion
from corpus.models import Draft
from corpus.training.families import Families
from corpus.training.network_training import Lists, train_choice, train_truth
from corpus.training.pack_variants import mixed
from corpus.training.ranking_examples import Asked, examples_of

QUESTIONS, CANDIDATES = 400, 5


def lists() -> Lists:
    """Questions of which the candidate highest in the second feature is right; some have one less."""
    random = np.random.default_rng(7)
    inputs = random.normal(size=(QUESTIONS, CANDIDATES, 3)).astype(np.float32)
    there = np.ones((QUESTIONS, CANDIDATES), dtype=bool)
    there[::3, -1] = False
    best = np.where(there, inputs[:, :, 1], -9).argmax(axis=1)
    right = np.arange(CANDIDATES) == best[:, None]
    return Lists(inputs, there, right, np.ones(QUESTIONS, dtype=np.float32))


def committee(*networks: Layers, width: int) -> Committee:
    return Committee(np.zeros(width, np.float32), np.ones(width, np.float32), networks)


def test_a_network_learns_which_candidate_is_right() -> None:
    learned = committee(train_choice(lists(), seed=0), width=3)
    rows = np.array([[0.0, 0.1, 2.0], [0.5, 1.5, -1.0], [1.0, -0.5, 0.0]])
    belief = learned.belief(rows)
    assert belief.argmax() == 1
    assert belief.sum() == pytest.approx(1)


def test_a_network_learns_whether_a_row_is_true() -> None:
    rows = lists().inputs[:, 0]
    network = train_truth(rows, rows[:, 0] > 0, np.ones(len(rows), np.float32), seed=0)
    learned = committee(network, width=3)
    assert learned.probability(np.array([2.0, 0, 0])) > 0.8
    assert learned.probability(np.array([-2.0, 0, 0])) < 0.2


def test_equal_seeds_give_equal_networks_and_others_do_not() -> None:
    first, again, other = (train_choice(lists(), seed) for seed in (0, 0, 1))
    assert all(np.array_equal(*parts) for parts in zip(first, again, strict=True))
    assert not np.array_equal(first.hidden, other.hidden)


def test_the_weights_that_ship_fit_the_features_and_are_written_back_byte_for_byte(tmp_path: Path) -> None:
    weights = read(TABLE)
    for mode, of_mode in weights.items():
        assert of_mode.preselection.shape == (len(FEATURES["preselection"][mode]),)
        assert of_mode.reranker.mean.shape == (len(FEATURES["reranker"][mode]),)
        assert of_mode.answerability.mean.shape == (len(FEATURES["answerability"][mode]),)
    write(weights, tmp_path / "again.npz")
    assert (tmp_path / "again.npz").read_bytes() == TABLE.read_bytes()


def with_features(names: Sequence[str], step: str, file: Path) -> Path:
    """The weights that ship, as if a step of the hybrid mode had been learned from these features."""
    with np.load(TABLE) as table:
        arrays = {name: table[name] for name in table.files}
    arrays[f"hybrid/{step}/features"] = np.frombuffer("\n".join(names).encode(), np.uint8)
    np.savez(file, **arrays)
    return file


@pytest.mark.parametrize("step", FEATURES)
def test_weights_of_features_in_another_order_are_refused_by_name(step: str, tmp_path: Path) -> None:
    first, second, *others = FEATURES[step][RetrievalMode.HYBRID]
    same = with_features([first, second, *others], step, tmp_path / "same.npz")
    assert read(same)[RetrievalMode.HYBRID].threshold == Weights.load(RetrievalMode.HYBRID).threshold
    swapped = with_features([second, first, *others], step, tmp_path / "swapped.npz")
    with pytest.raises(
        OtherFeatures, match=f"{step} .hybrid.*number 1 is {second} in the file, {first} in the"
    ):
        read(swapped)


def test_weights_that_lack_a_feature_or_have_another_one_are_refused_by_name(tmp_path: Path) -> None:
    first, *others = FEATURES["reranker"][RetrievalMode.HYBRID]
    with pytest.raises(OtherFeatures, match=f"the file has sunshine, the code {first}"):
        read(with_features(["sunshine", *others], "reranker", tmp_path / "other.npz"))
    with pytest.raises(OtherFeatures, match=f"the file has no others, the code {first}"):
        read(with_features(others, "reranker", tmp_path / "fewer.npz"))


def pack(name: str, language: str, title: str) -> Pack:
    draft = Draft(id="a1", title=title, language=language, text="The bridge opened on Friday.")
    gold = (Gold("a1", 0, 28),)
    return Pack(name, (draft,), (PackQuestion("q1", "When did the bridge open?", "en", gold, True, "a1"),))


def test_an_article_and_its_translation_are_one_family() -> None:
    english, french = pack("en", "en", "Bridge"), pack("fr", "fr", "Pont")
    other = Draft(id="b1", title="Pont", language="fr", text="Le pont a ouvert vendredi.")
    about_other = PackQuestion("q2", "Quand ?", "fr", (Gold("b1", 0, 26),), True, "b1")
    families = Families([english, french, Pack("other", (other,), (about_other,))])
    assert {
        families.of(english.questions[0]),
        families.of(french.questions[0]),
        families.of(about_other),
    } == {"a1"}


def test_a_question_without_an_answer_is_of_the_family_of_its_translation() -> None:
    families = Families([])
    asked = [PackQuestion(id, "Why?", "en", (), True, id) for id in ("none-7-en", "none-7-fr", "none-8-fr")]
    assert [families.of(question) for question in asked] == ["none-7", "none-7", "none-8"]


def test_a_mixed_pack_takes_the_answer_in_either_language() -> None:
    both = mixed("both", [pack("en", "en", "Bridge"), pack("fr", "fr", "Pont")])
    assert [draft.id for draft in both.articles] == ["en/a1", "fr/a1"]
    assert [gold.article for gold in both.questions[0].gold] == ["en/a1", "fr/a1"]


def test_a_question_is_also_asked_without_its_article() -> None:
    bridge = pack("en", "en", "Bridge")
    as_it_is, absent = examples_of(Asked(bridge, bridge.questions, absent=1), None, None)
    assert (as_it_is.answerable, as_it_is.right.tolist(), as_it_is.question.measured) == (True, [True], True)
    assert (absent.answerable, absent.right.tolist(), absent.question.measured) == (False, [], False)


def test_a_question_in_a_third_language_is_learned_from_without_its_words() -> None:
    bridge = pack("en", "en", "Bridge")
    [example] = examples_of(Asked(bridge, bridge.questions, foreign=True), None, None)
    assert (example.answerable, example.right.tolist()) == (True, [])
