"""What a new version keeps of the one before it, and what the same text may add to it."""

from datetime import date
from typing import Any

import pytest

from corpus.errors import UnknownArticle
from corpus.models import Receipt
from corpus.store import Store
from corpus.store.inheriting import AnalysedOtherwise
from corpus.store.replacing import EVERYTHING, NOTHING, PAGES, Scope, within
from tests.support.drafted import BRIDGE, BRIDGE_CORRECTED, FERRY, drafted

PAGE, OTHER_PAGE = "https://afp.example/1", "https://afp.example/2"
MONDAY, TUESDAY = date(2025, 6, 9), date(2025, 6, 10)
ALL: dict[str, Any] = {
    "title": "Bridge",
    "published": MONDAY,
    "url": PAGE,
    "source": "AFP",
    "collection": "alpha",
}


def give(store: Store, text: str, scope: Scope = EVERYTHING, **fields: Any) -> Receipt:
    [receipt] = store.save([drafted(text, **fields)], None, scope=scope)
    return receipt


def by_hand(store: Store, receipt: Receipt, **fields: Any) -> Receipt:
    """What /edit does."""
    article = store.article_by_key(receipt.article.key)
    return store.edit(article.key, drafted(article.text, **article.metadata | fields), 7)


class InheritingContract:
    """Inherit it and give ``store``, an empty one."""

    @pytest.mark.parametrize("named", [{"url": PAGE}, {"id": "a"}], ids=["by its address", "by its id"])
    @pytest.mark.parametrize("text", [BRIDGE_CORRECTED, FERRY], ids=["corrected", "rewritten"])
    def test_a_new_version_inherits_what_it_does_not_say(
        self, store: Store, named: dict[str, str], text: str
    ) -> None:
        was = give(store, BRIDGE, id="a", **ALL)
        named = named | ({"collection": "alpha"} if "url" in named else {})
        receipt = give(store, text, **named)
        assert (receipt.kind, receipt.replaced) == ("updated", was.article)
        assert receipt.article.metadata == was.article.metadata

    def test_by_its_title_too_and_an_undated_text_replaces_no_date(self, store: Store) -> None:
        give(store, BRIDGE, title="Bridge", source="AFP", published=MONDAY)
        receipt = give(store, BRIDGE_CORRECTED, title="bridge", source="AFP")
        assert (receipt.kind, receipt.article.published) == ("updated", MONDAY)

    def test_what_a_new_version_says_itself_stands_in_it(self, store: Store) -> None:
        give(store, BRIDGE, **ALL)
        said = ALL | {"title": "Bridge closed", "published": TUESDAY, "source": "Le Fil"}
        assert give(store, FERRY, **said).article.metadata == said | {"language": "en"}

    @pytest.mark.parametrize(
        ("scope", "collection", "named"),
        [
            (EVERYTHING, "alpha", {"collection": "alpha"}),
            (within("alpha"), "alpha", {}),
            (PAGES, None, {"url": PAGE}),
            (NOTHING, None, {}),
        ],
        ids=["staff", "group", "feed", "whoever says nothing"],
    )
    def test_the_same_text_without_what_is_known_loses_nothing(
        self, store: Store, scope: Scope, collection: str | None, named: dict[str, str]
    ) -> None:
        was = give(store, BRIDGE, **ALL | {"collection": collection})
        again = give(store, BRIDGE, scope, **named)
        assert (again.kind, again.article) == ("unchanged", was.article)

    def test_the_same_text_with_more_completes_the_article_in_a_version_that_can_be_undone(
        self, store: Store
    ) -> None:
        was = give(store, BRIDGE, title="Bridge")
        receipt = give(store, BRIDGE, title="Another title", published=MONDAY, url=PAGE, source="AFP")
        article = store.article(was.article.id)
        assert (receipt.kind, receipt.replaced, article.version) == ("updated", was.article, 2)
        assert (article.text, article.title) == (BRIDGE, "Bridge")
        assert (article.published, article.url, article.source) == (MONDAY, PAGE, "AFP")
        assert store.analysis_of(article) == store.analysis_of(store.article(article.id, 1))
        assert receipt.sequence is not None
        store.undo(receipt.sequence, None)
        assert store.article(was.article.id).published is None
        # What was taken back is not put in again by itself.
        assert give(store, BRIDGE, published=MONDAY).kind == "unchanged"
        assert store.check() == []

    @pytest.mark.parametrize(
        ("there", "comes"),
        [(BRIDGE, f"bridge\n\n{BRIDGE}"), (f"Bridge\n\n{BRIDGE}\n\n{FERRY}", f"{BRIDGE}\n {FERRY} \n")],
        ids=["with its title above", "without it"],
    )
    def test_a_text_with_or_without_its_title_above_is_the_same_text_whoever_wrote_it(
        self, store: Store, there: str, comes: str
    ) -> None:
        was = give(store, there, **ALL)
        again = give(store, comes, title="Bridge", collection="alpha")
        assert (again.kind, again.article) == ("unchanged", was.article)
        bare = give(store, there, within("beta"), title="Bridge")
        told = give(store, comes, within("beta"), **ALL | {"collection": None})
        article = store.article(bare.article.id)
        assert (told.kind, told.replaced, article.text) == ("updated", bare.article, there)
        assert (article.published, article.url, article.source) == (MONDAY, PAGE, "AFP")
        assert store.check() == []

    @pytest.mark.parametrize("text", [BRIDGE_CORRECTED, f"Bridge\n\n{BRIDGE_CORRECTED}"])
    def test_but_not_one_that_differs_in_a_word_so_that_nobody_speaks_for_another_source(
        self, store: Store, text: str
    ) -> None:
        give(store, BRIDGE, title="Bridge", source="AFP")
        assert give(store, text, title="Bridge").kind == "added"

    def test_a_group_completes_its_own_article_and_no_other(self, store: Store) -> None:
        outside = give(store, BRIDGE).article
        own = give(store, BRIDGE, within("alpha")).article
        receipt = give(store, BRIDGE, within("alpha"), published=MONDAY)
        assert (receipt.kind, receipt.article.key, receipt.article.published) == ("updated", own.key, MONDAY)
        assert store.article(outside.id).published is None

    @pytest.mark.parametrize(
        ("scope", "address", "kind"),
        [(PAGES, PAGE, "updated"), (PAGES, OTHER_PAGE, "unchanged"), (NOTHING, PAGE, "unchanged")],
        ids=["the page itself", "another page of its site", "whoever says nothing"],
    )
    def test_a_feed_completes_only_what_is_at_its_address(
        self, store: Store, scope: Scope, address: str, kind: str
    ) -> None:
        give(store, BRIDGE, url=PAGE)
        assert give(store, BRIDGE, scope, url=address, published=MONDAY).kind == kind

    def test_no_article_is_given_the_address_of_another(self, store: Store) -> None:
        give(store, FERRY, url=PAGE)
        give(store, BRIDGE)
        receipt = give(store, BRIDGE, url=PAGE, source="AFP")
        assert (receipt.article.url, receipt.article.source) == (None, "AFP")

    def test_what_a_hand_set_holds_against_what_was_said_before_and_yields_to_what_is_new(
        self, store: Store
    ) -> None:
        was = give(store, BRIDGE, PAGES, url=PAGE, title="Brige", source="AFP", published=MONDAY)
        by_hand(store, was, title="Bridge", source=None, published=TUESDAY, collection="alpha")
        same = give(store, BRIDGE, PAGES, url=PAGE, title="Brige", source="AFP", published=MONDAY)
        assert same.kind == "unchanged"
        other = give(store, BRIDGE_CORRECTED, PAGES, url=PAGE, title="Brige", source="AFP", published=MONDAY)
        kept = other.article
        assert (other.kind, kept.title, kept.source, kept.published) == ("updated", "Bridge", None, TUESDAY)
        assert kept.collection == "alpha"
        new = give(store, FERRY, PAGES, url=PAGE, title="Bridge to reopen", source="AFP").article
        assert (new.title, new.source, new.published) == ("Bridge to reopen", None, TUESDAY)

    def test_an_article_that_replaces_an_old_one_becomes_its_version_and_inherits_from_it(
        self, store: Store
    ) -> None:
        old = give(store, BRIDGE, **ALL).article
        new = give(store, FERRY, title="Ferry").article
        receipt = store.desk.replace(old.key, new.key, 7)
        assert (receipt.kind, receipt.replaced, receipt.article.version) == ("updated", old, 2)
        assert receipt.article.metadata == old.metadata | {"title": "Ferry"}
        assert [article.id for article in store.articles(9)] == [old.id]
        article = store.article(old.id)
        assert article.text == FERRY
        assert store.analysis_of(article)[0] == drafted(FERRY).passages
        assert receipt.sequence is not None
        store.desk.undo_batch(receipt.sequence, 7)
        assert {store.article(one.id).text for one in store.articles(9)} == {BRIDGE, FERRY}
        store.remove([new.id], None)
        with pytest.raises(UnknownArticle):
            store.desk.replace(old.key, new.key, 7)
        assert store.check() == []

    def test_a_title_that_its_page_gives_up_and_takes_again_is_followed(self, store: Store) -> None:
        for text, title in ((BRIDGE, "Closed"), (BRIDGE_CORRECTED, "Open"), (FERRY, "Closed")):
            assert give(store, text, PAGES, url=PAGE, title=title).article.title == title

    def test_a_record_that_names_its_article_speaks_for_all_that_it_says(self, store: Store) -> None:
        was = give(store, BRIDGE, id="a", title="Brige", source="AFP")
        by_hand(store, was, title="Bridge", source=None)
        again = give(store, BRIDGE_CORRECTED, id="a", title="Brige")
        assert (again.article.title, again.article.source) == ("Brige", None)

    def test_a_language_that_a_hand_set_is_that_of_the_versions_to_come(self, store: Store) -> None:
        was = give(store, BRIDGE, url=PAGE)
        article = by_hand(store, was, language="fr").article
        with pytest.raises(AnalysedOtherwise) as found:
            give(store, BRIDGE_CORRECTED, url=PAGE)
        assert (found.value.language, found.value.item.text) == ("fr", BRIDGE_CORRECTED)
        assert store.article(article.id).version == article.version
        assert give(store, BRIDGE_CORRECTED, url=PAGE, language="fr").article.language == "fr"
