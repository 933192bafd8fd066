"""What every store keeps of votes and of original files: a suite that a test class inherits with a store."""

from corpus.models import ArticleSummary, Tally, Vote
from corpus.store import Store
from tests.support.drafted import drafted

ANNA, BERT = 7_300_000_002, 7_300_000_003
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

    def test_a_person_counts_once_for_a_sentence_and_the_last_word_counts(self, store: Store) -> None:
        [receipt] = store.save([drafted("The ferry sails at noon.")], by=None)
        said = [(ANNA, True), (ANNA, True), (BERT, True), (ANNA, False)]
        for person, useful in said:
            store.people.vote(vote(receipt.article, person, useful))
        assert store.people.tally(receipt.article.key, 1) == {(0, 9): Tally(useful=1, not_useful=1)}

    def test_a_sentence_may_be_useful_for_one_question_and_not_for_another(self, store: Store) -> None:
        [receipt] = store.save([drafted("The ferry sails at noon.")], by=None)
        store.people.vote(vote(receipt.article, ANNA, True))
        store.people.vote(vote(receipt.article, ANNA, False, ANOTHER))
        assert store.people.tally(receipt.article.key, 1) == {(0, 9): Tally(useful=1, not_useful=1)}

    def test_who_is_forgotten_has_no_votes(self, store: Store) -> None:
        [receipt] = store.save([drafted("The ferry sails at noon.")], by=None)
        for person in (ANNA, BERT):
            store.people.vote(vote(receipt.article, person, True))
        store.people.forget(ANNA)
        assert store.people.tally(receipt.article.key, 1) == {(0, 9): Tally(useful=1, not_useful=0)}

    def test_the_original_of_a_version_is_given_while_its_article_answers(self, store: Store) -> None:
        [receipt] = store.save([drafted("The ferry sails at noon.")], by=None)
        key = receipt.article.key
        store.originals.keep(key, 1, "an-earlier-file")
        store.originals.keep(key, 1, "file-7")
        assert (store.originals.of(key, 1), store.originals.of(key, 2)) == ("file-7", None)
        assert store.originals.known([key, key + 1]) == {(key, 1)}
        store.remove([receipt.article.id], by=None)
        assert store.originals.of(key, 1) is None
