"""What every search engine does, in memory or not: a suite that a test class inherits."""

from datetime import date

import numpy as np
import pytest

from corpus.models import IndexedArticle, Where
from corpus.search.index import SearchEngine
from tests.support.indexed import article, concept, concepts, found

HARBOUR = article(
    "harbour",
    {1: "ferry harbour storm ferry", 2: "harbour crane dock"},
    source="Port Times",
    published=date(2025, 3, 4),
    collection="sea",
)
BRIDGE = article(
    "bridge",
    {3: "bridge storm closed", 4: "bridge toll harbour"},
    source="Road News",
    published=date(2025, 3, 9),
    collection="land",
)
PHARE = article("phare", {5: "fr:phare storm fr:nuit"}, language="fr")


def held(index: SearchEngine, passages: list[int], where: Where | None = None) -> list[int]:
    """Those of the passages that the index holds and the filter lets through."""
    asked = np.array(passages, np.int64)
    return [int(passage) for passage in asked[index.holds(asked, where)]]


class IndexContract:
    """Inherit it and give ``index``, an empty engine for each test."""

    @pytest.fixture
    def index(self) -> SearchEngine:
        raise NotImplementedError

    @pytest.fixture
    def filled(self, index: SearchEngine) -> SearchEngine:
        index.add([HARBOUR, BRIDGE, PHARE])
        return index

    # Empty

    def test_an_empty_index_finds_nothing_and_holds_nothing(self, index: SearchEngine) -> None:
        assert index.search(concepts(["storm"]), 10) == []
        assert (index.sequence, index.corpus_size) == (0, 0)
        assert index.document_frequencies(["storm"]) == {}
        assert list(index.sounding_like("poutine")) == list(index.near("poutine", 2)) == []

    def test_nothing_is_found_for_no_concept_or_no_room(self, filled: SearchEngine) -> None:
        assert filled.search([], 10) == []
        assert filled.search([concept("storm")], 0) == []

    # Finding

    def test_a_passage_is_found_by_its_term_alone(self, filled: SearchEngine) -> None:
        assert found(filled, "crane") == [2]

    def test_a_passage_without_any_concept_is_never_returned(self, filled: SearchEngine) -> None:
        assert sorted(found(filled, "storm", "nowhere")) == [1, 3, 5]

    def test_the_passage_with_more_of_the_concepts_comes_first(self, filled: SearchEngine) -> None:
        assert found(filled, "bridge", "toll")[0] == 4

    def test_the_passage_that_says_the_word_more_often_comes_first(self, index: SearchEngine) -> None:
        index.add([article("a", {1: "ferry dock crane", 2: "ferry ferry crane"})])
        assert found(index, "ferry") == [2, 1]

    def test_the_shorter_passage_comes_first(self, index: SearchEngine) -> None:
        index.add([article("a", {1: "ferry dock crane quay pier", 2: "ferry dock"})])
        assert found(index, "ferry") == [2, 1]

    def test_the_rarer_word_weighs_more(self, index: SearchEngine) -> None:
        index.add([article("a", {1: "storm dock", 2: "storm pier", 3: "ferry quay", 4: "storm crane"})])
        assert found(index, "storm", "ferry")[0] == 3

    def test_scores_fall_and_ties_come_by_passage_number(self, index: SearchEngine) -> None:
        index.add([article("b", {9: "ferry dock", 4: "ferry pier"}), article("a", {7: "ferry ferry"})])
        hits = index.search([concept("ferry")], 10)
        assert [hit.passage for hit in hits] == [7, 4, 9]
        assert hits[0].score > hits[1].score == hits[2].score

    def test_the_limit_keeps_the_best(self, index: SearchEngine) -> None:
        texts = {number: "ferry dock" for number in range(1, 300)} | {300: "ferry ferry"}
        index.add([article("a", texts)])
        assert found(index, "ferry", limit=4) == [300, 1, 2, 3]

    def test_terms_may_be_in_any_script_and_hold_any_sign(self, index: SearchEngine) -> None:
        odd = ["el:θάλασσα", "ja:海", "a'b", 'c"d', "e\\f", "g&h", "3.5", "-", "é"]
        index.add([article("odd", {number: term for number, term in enumerate(odd, start=1)})])
        assert [found(index, term) for term in odd] == [[number] for number in range(1, len(odd) + 1)]
        assert index.document_frequencies([*odd, "el"]) == dict.fromkeys(odd, 1)

    # Concepts

    def test_the_terms_of_a_concept_count_together_as_one_term(self, index: SearchEngine) -> None:
        # Told apart, the rare synonym of passage 3 would outweigh the word itself, twice said.
        index.add([article("a", {1: "ferry ferry dock", 2: "ferry pier quay", 3: "boat pier quay"})])
        hits = index.search([concept("ferry", "boat")], 10)
        assert [hit.passage for hit in hits] == [1, 2, 3]
        assert hits[1].score == hits[2].score

    def test_both_terms_of_a_concept_in_one_passage_count_as_one_term_said_twice(
        self, index: SearchEngine
    ) -> None:
        index.add([article("a", {1: "ferry boat dock", 2: "ferry ferry dock", 3: "crane dock pier"})])
        first, second = index.search([concept("ferry", "boat")], 10)
        assert (first.passage, second.passage) == (1, 2)
        assert first.score == pytest.approx(second.score, abs=1e-6)

    def test_a_term_counts_by_its_weight(self, index: SearchEngine) -> None:
        index.add([article("a", {1: "boat pier", 2: "ferry pier", 3: "ship pier"})])
        hits = index.search([concept(("ferry", 1.0), ("boat", 0.5), ("ship", 0.0))], 10)
        assert [hit.passage for hit in hits] == [2, 1]

    def test_a_repeated_concept_counts_twice(self, index: SearchEngine) -> None:
        index.add([article("a", {1: "ferry", 2: "dock"})])
        assert found(index, "dock", "ferry", "dock") == [2, 1]

    # Changing

    def test_an_added_article_answers_at_once(self, filled: SearchEngine) -> None:
        filled.add([article("tide", {6: "tide storm"})])
        assert found(filled, "tide") == [6]
        assert filled.corpus_size == 6

    def test_a_removed_article_is_gone_at_once(self, filled: SearchEngine) -> None:
        filled.remove(["bridge"])
        assert found(filled, "bridge", "toll") == []
        assert sorted(found(filled, "storm")) == [1, 5]
        assert filled.corpus_size == 3

    def test_removing_an_unknown_article_changes_nothing(self, filled: SearchEngine) -> None:
        filled.remove(["nobody"])
        assert filled.corpus_size == 5

    def test_an_article_added_again_takes_the_place_of_the_old_one(self, filled: SearchEngine) -> None:
        filled.add([article("bridge", {8: "bridge reopened"})])
        assert found(filled, "bridge") == [8]
        assert found(filled, "toll") == []
        assert filled.corpus_size == 4

    def test_the_later_of_two_articles_of_one_id_stays(self, index: SearchEngine) -> None:
        index.add([article("a", {1: "ferry"}), article("a", {2: "ferry"})])
        assert found(index, "ferry") == [2]

    def test_a_removed_article_can_come_back_under_its_old_numbers(self, filled: SearchEngine) -> None:
        filled.remove(["harbour"])
        filled.add([HARBOUR])
        assert found(filled, "ferry") == [1]
        assert filled.corpus_size == 5

    def test_an_article_without_passages_takes_the_old_one_away(self, filled: SearchEngine) -> None:
        filled.add([article("bridge", {})])
        assert found(filled, "bridge") == []
        filled.remove(["bridge"])
        assert filled.corpus_size == 3

    def test_a_passage_without_terms_counts_but_is_not_found(self, index: SearchEngine) -> None:
        index.add([article("a", {1: "", 2: "ferry"})])
        assert index.corpus_size == 2
        assert found(index, "ferry") == [2]

    # Counting

    def test_frequencies_follow_what_is_held(self, filled: SearchEngine) -> None:
        assert filled.document_frequencies(["storm", "harbour", "nowhere"]) == {"storm": 3, "harbour": 3}
        filled.remove(["harbour", "phare"])
        assert filled.document_frequencies(["storm", "harbour", "ferry"]) == {"storm": 1, "harbour": 1}

    def test_a_commit_says_up_to_which_change_the_index_is(self, filled: SearchEngine) -> None:
        filled.commit(12)
        assert filled.sequence == 12
        assert found(filled, "crane") == [2]

    # Looking terms up

    @pytest.fixture
    def named(self, index: SearchEngine) -> SearchEngine:
        index.add([article("a", {1: "fr:poutin en:putin fr:ouchakov en:ushakov en:chen en:shen fr:lac"})])
        return index

    @pytest.mark.parametrize(
        ("stem", "terms"),
        [
            ("putin", {"fr:poutin", "en:putin"}),
            ("poutin", {"fr:poutin", "en:putin"}),
            ("Ushakov", {"fr:ouchakov", "en:ushakov"}),
            ("путин", {"fr:poutin", "en:putin"}),
            ("shen", {"en:shen"}),
            ("merkel", set()),
            ("lac", set()),  # too short to be told from what sounds like it
        ],
    )
    def test_terms_are_looked_up_by_the_sound_of_a_name(
        self, named: SearchEngine, stem: str, terms: set[str]
    ) -> None:
        assert set(named.sounding_like(stem)) == terms

    @pytest.mark.parametrize(
        ("stem", "slips", "terms"),
        [
            ("harbour", 1, {"en:harbour": 0, "fr:harbour": 0}),
            ("harbor", 1, {"en:harbour": 1, "fr:harbour": 1}),
            ("harbuor", 1, {"en:harbour": 1, "fr:harbour": 1}),  # a swap is one slip
            ("habrour", 2, {"en:harbour": 1, "fr:harbour": 1}),
            ("harbrs", 1, {}),
            ("bridgges", 2, {"en:bridge": 2}),
            ("bridgges", 1, {}),
            ("dok", 2, {}),  # too short: everything is near it
        ],
    )
    def test_terms_are_looked_up_by_a_misspelling(
        self, index: SearchEngine, stem: str, slips: int, terms: dict[str, int]
    ) -> None:
        index.add([article("a", {1: "en:harbour fr:harbour en:bridge en:dock 2024"})])
        assert dict(index.near(stem, slips)) == terms

    def test_the_nearest_terms_come_first(self, index: SearchEngine) -> None:
        index.add([article("a", {1: "en:charters en:harbours en:harbour"})])
        assert [distance for _, distance in index.near("harbours", 2)] == [0, 1]

    def test_terms_are_looked_up_as_soon_as_an_article_is_added(self, named: SearchEngine) -> None:
        assert list(named.near("tide-table", 2)) == list(named.sounding_like("gorbatchev")) == []
        named.add([article("tide", {6: "en:tidetable en:gorbachev"})])
        assert dict(named.near("tidetabel", 1)) == {"en:tidetable": 1}
        assert list(named.sounding_like("gorbatchev")) == ["en:gorbachev"]

    def test_what_was_erased_is_looked_up_no_more(self, named: SearchEngine) -> None:
        assert set(named.sounding_like("putin")) == {"fr:poutin", "en:putin"}
        named.add([article("b", {2: "en:storm"})])
        named.remove(["a"])
        named.compact()
        assert list(named.sounding_like("putin")) == list(named.near("putin", 1)) == []
        assert dict(named.near("strom", 1)) == {"en:storm": 1}

    # Narrowing

    @pytest.mark.parametrize(
        ("where", "passages"),
        [
            (Where(), [1, 3, 5]),
            (Where(articles=frozenset({"bridge", "phare", "nobody"})), [3, 5]),
            (Where(articles=frozenset({"nobody"})), []),
            (Where(sources=frozenset({"Port Times", "Nobody"})), [1]),
            (Where(sources=frozenset({"Nobody"})), []),
            (Where(languages=frozenset({"fr"})), [5]),
            (Where(languages=frozenset({"en", "fr"})), [1, 3, 5]),
            (Where(collections=frozenset({"land"})), [3]),
            (Where(since=date(2025, 3, 4)), [1, 3]),
            (Where(since=date(2025, 3, 5)), [3]),
            (Where(until=date(2025, 3, 4)), [1]),
            (Where(since=date(2025, 3, 5), until=date(2025, 3, 8)), []),
            (Where(sources=frozenset({"Port Times"}), collections=frozenset({"land"})), []),
        ],
    )
    def test_where_narrows_what_is_found(
        self, filled: SearchEngine, where: Where, passages: list[int]
    ) -> None:
        assert sorted(hit.passage for hit in filled.search([concept("storm")], 10, where)) == passages
        assert held(filled, [1, 3, 5, 99], where) == passages

    def test_it_says_which_passages_it_holds_after_every_change(self, filled: SearchEngine) -> None:
        assert held(filled, [5, 4, 0, 3, 99, 2, 1]) == [5, 4, 3, 2, 1]
        filled.remove(["bridge"])
        assert held(filled, [1, 2, 3, 4, 5]) == [1, 2, 5]
        filled.add([article("harbour", {7: "harbour fog"})])
        assert held(filled, [1, 2, 5, 7]) == [5, 7]
        filled.add([BRIDGE])
        assert held(filled, [3, 4, 5, 7], Where(sources=frozenset({"Road News"}))) == [3, 4]
        assert held(filled, []) == []

    def test_where_comes_before_the_limit_and_changes_no_score(self, index: SearchEngine) -> None:
        loud = [article(f"loud-{number}", {number: "storm storm"}) for number in range(1, 100)]
        index.add([*loud, article("calm", {100: "storm dock"}, language="fr")])
        [narrow] = index.search([concept("storm")], 1, Where(languages=frozenset({"fr"})))
        assert narrow == index.search([concept("storm")], 100)[-1]

    def test_a_removed_article_is_not_found_by_asking_for_it(self, filled: SearchEngine) -> None:
        filled.remove(["bridge"])
        assert filled.search([concept("storm")], 10, Where(articles=frozenset({"bridge"}))) == []

    def test_an_index_without_what_was_removed_answers_as_before(self, filled: SearchEngine) -> None:
        filled.remove(["bridge"])
        before = filled.search(concepts(["storm", "harbour"]), 10)
        filled.compact()
        assert filled.search(concepts(["storm", "harbour"]), 10) == before != []
        filled.remove(["harbour", "phare"])
        filled.compact()
        filled.add([BRIDGE])
        assert found(filled, "storm") == [3]

    def test_articles_come_from_any_iterable(self, index: SearchEngine) -> None:
        def stream() -> list[IndexedArticle]:
            return [HARBOUR, BRIDGE]

        index.add(iter(stream()))
        index.remove(iter(["harbour"]))
        assert found(index, "storm") == [3]
