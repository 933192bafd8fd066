"""What every store keeps of votes and of original files: a suite that a test class inherits with a store."""

from datetime import UTC, datetime, timedelta

import pytest

from corpus.chats.people import People
from corpus.chats.votes import MOST, Vote, VoteCount
from corpus.database.database import Database
from corpus.models import ArticleSummary
from corpus.store import Store
from corpus.store.originals import Originals
from tests.support.drafted import drafted

ANNA, BERT = 7_300_000_002, 7_300_000_003
NOON = datetime(2025, 6, 9, 12, tzinfo=UTC)
QUESTION, ANOTHER = 4_294_967_295, 7  # the largest checksum, and any other


def vote(article: ArticleSummary, person: int, useful: bool, question: int = QUESTION) -> Vote:
    """A vote on the article's first characters."""
    return Vote(
        person=person,
        question=question,
        article_key=article.key,
        version=article.version,
        start=0,
        end=9,
        useful=useful,
    )


class VotesContract:
    """Inherit it beside ``StoreContract``, which gives the store."""

    @pytest.fixture
    def originals(self, database: Database) -> Originals:
        return Originals(database)

    def test_a_person_counts_once_for_a_sentence_and_the_last_word_counts(
        self, store: Store, people: People
    ) -> None:
        [receipt] = store.save([drafted("The ferry sails at noon.")], by=None)
        said = [(ANNA, True), (ANNA, True), (BERT, True), (ANNA, False)]
        for person, useful in said:
            people.vote(vote(receipt.article, person, useful), NOON)
        assert people.votes(NOON) == VoteCount(useful=1, not_useful=1)

    def test_a_sentence_may_be_useful_for_one_question_and_not_for_another(
        self, store: Store, people: People
    ) -> None:
        [receipt] = store.save([drafted("The ferry sails at noon.")], by=None)
        people.vote(vote(receipt.article, ANNA, True), NOON)
        people.vote(vote(receipt.article, ANNA, False, ANOTHER), NOON)
        assert people.votes(NOON) == VoteCount(useful=1, not_useful=1)

    def test_of_a_person_who_votes_without_end_the_last_votes_are_kept(
        self, store: Store, people: People
    ) -> None:
        [receipt] = store.save([drafted("The ferry sails at noon.")], by=None)
        people.vote(vote(receipt.article, BERT, True), NOON)
        for number in range(MOST + 9):
            people.vote(vote(receipt.article, ANNA, number >= 9, number), NOON + timedelta(seconds=number))
        assert people.votes(NOON) == VoteCount(useful=MOST + 1, not_useful=0)

    def test_votes_are_counted_from_a_moment_on(self, store: Store, people: People) -> None:
        [receipt] = store.save([drafted("The ferry sails at noon.")], by=None)
        assert people.votes(NOON) == VoteCount(useful=0, not_useful=0)
        people.vote(vote(receipt.article, ANNA, True), NOON - timedelta(days=30))
        people.vote(vote(receipt.article, BERT, True), NOON)
        assert people.votes(NOON) == VoteCount(useful=1, not_useful=0)
        people.vote(vote(receipt.article, ANNA, False), NOON)  # in the place of the earlier one
        assert people.votes(NOON - timedelta(days=30)) == VoteCount(useful=1, not_useful=1)

    def test_who_is_forgotten_has_no_votes(self, store: Store, people: People) -> None:
        [receipt] = store.save([drafted("The ferry sails at noon.")], by=None)
        for person in (ANNA, BERT):
            people.vote(vote(receipt.article, person, True), NOON)
        people.forget(ANNA)
        assert people.votes(NOON) == VoteCount(useful=1, not_useful=0)

    def test_the_original_of_a_version_is_given_while_its_article_answers(
        self, store: Store, originals: Originals
    ) -> None:
        [receipt] = store.save([drafted("The ferry sails at noon.")], by=None)
        key = receipt.article.key
        originals.keep(key, 1, "an-earlier-file")
        originals.keep(key, 1, "file-7")
        assert (originals.of(key, 1), originals.of(key, 2)) == ("file-7", None)
        assert originals.known([key, key + 1]) == {(key, 1)}
        store.remove([receipt.article.id], by=None)
        assert originals.of(key, 1) is None
