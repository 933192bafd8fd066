"""Who may replace what, as a table: door, what is there, what comes, what becomes of it."""

from datetime import date
from itertools import product
from typing import Any

import pytest

from corpus.models import ArticleSummary, Receipt
from corpus.store import Store
from corpus.store.replacing import EVERYTHING, NOTHING, PAGES, Scope, posts, within
from tests.support.drafted import BRIDGE, BRIDGE_CORRECTED, BRIDGE_LATER, FERRY, drafted
from tests.support.near_duplicates import BODY, LEADS

STAFF, GROUP, OTHER_GROUP = EVERYTHING, within("alpha"), within("beta")
FEED, CHANNEL, BOUND_CHANNEL = PAGES, posts(None), posts("alpha")
PAGE, OTHER_PAGE = "https://afp.example/1", "https://evil.example/1"
SAME_SITE, POST = "https://afp.example/2", "https://t.me/belmont/7"
MONDAY, TUESDAY = date(2025, 6, 9), date(2025, 6, 10)
OUTSIDE = {"title": "Point presse", "source": "AFP", "id": "press-1"}
ADDED, UPDATED, UNCHANGED, RESTORED = "added", "updated", "unchanged", "restored"

LATER = """A year on, not one stone of it lies in the bay. The contractor from the mainland has left, and its
cranes rust behind a fence that children climb. Divers found soft clay where piles were meant to stand.

The treasurer resigned in March, and nobody has been elected to follow him. Her office counts nine lawsuits,
three of them brought by farmers whose meadows were bought for a road that leads nowhere so far.

Sailing clubs offer to pay for pontoons. An engineer from Orrin drew a floating pier that takes one summer,
needs no digging at all, and could be towed away before each storm. The vote on it is due at Easter."""

Fields = dict[str, Any]
Row = tuple[str, Fields, Scope, Fields, str]

# The text that comes is a correction of what is there unless the draft says ``text``. What is there was
# put in by staff.
TABLE: list[Row] = [
    # Staff in private, the command line
    (
        "the same title of one source",
        {"title": "T", "source": "AFP"},
        STAFF,
        {"title": "t ", "source": "AFP"},
        UPDATED,
    ),
    ("the same title without sources", {"title": "T"}, STAFF, {"title": "T"}, UPDATED),
    ("that, over another text", {"title": "T"}, STAFF, {"title": "T", "text": FERRY}, ADDED),
    (
        "that, of one source and day",
        {"title": "T", "source": "AFP", "published": MONDAY},
        STAFF,
        {"title": "T", "source": "AFP", "published": MONDAY, "text": FERRY},
        ADDED,
    ),
    ("the title, over a rewritten text", {"title": "T"}, STAFF, {"title": "T", "text": BRIDGE_LATER}, ADDED),
    (
        "the title, over a text that goes on",
        {"title": "T"},
        STAFF,
        {"title": "T", "text": f"{BRIDGE} {FERRY}"},
        UPDATED,
    ),
    ("a correction without the title", {"title": "T"}, STAFF, {}, ADDED),
    (
        "the title of another source",
        {"title": "T", "source": "AFP"},
        STAFF,
        {"title": "T", "source": "Le Fil"},
        ADDED,
    ),
    ("the title of a source, by nobody", {"title": "T", "source": "AFP"}, STAFF, {"title": "T"}, ADDED),
    ("the title in another collection", {"title": "T", "collection": "beta"}, STAFF, {"title": "T"}, ADDED),
    ("the title of a page", {"title": "T", "url": PAGE}, STAFF, {"title": "T"}, ADDED),
    (
        "the title, at another site",
        {"title": "T", "url": PAGE},
        STAFF,
        {"title": "T", "url": OTHER_PAGE},
        ADDED,
    ),
    (
        "the title, at another page",
        {"title": "T", "url": PAGE},
        STAFF,
        {"title": "T", "url": SAME_SITE},
        ADDED,
    ),
    (
        "a page with a file's title",
        {"title": "T", "source": "S"},
        STAFF,
        {"title": "T", "source": "S", "url": PAGE},
        ADDED,
    ),
    (
        "the title, on another day",
        {"title": "Brèves", "published": MONDAY},
        STAFF,
        {"title": "Brèves", "published": TUESDAY},
        ADDED,
    ),
    (
        "the title, on the same day",
        {"title": "T", "published": MONDAY},
        STAFF,
        {"title": "T", "published": MONDAY},
        UPDATED,
    ),
    ("the title, dated since", {"title": "T"}, STAFF, {"title": "T", "published": MONDAY}, UPDATED),
    ("the same address", {"url": PAGE, "title": "T"}, STAFF, {"url": PAGE, "title": "Other"}, UPDATED),
    ("the same address, another text", {"url": PAGE}, STAFF, {"url": PAGE, "text": FERRY}, UPDATED),
    ("an address that a group claims", {"url": PAGE, "collection": "beta"}, STAFF, {"url": PAGE}, ADDED),
    (
        "that, for its collection",
        {"url": PAGE, "collection": "beta"},
        STAFF,
        {"url": PAGE, "collection": "beta"},
        UPDATED,
    ),
    ("an id, wherever it is", {"id": "a", "collection": "beta"}, STAFF, {"id": "a"}, UPDATED),
    ("an id, over another text", {"id": "a"}, STAFF, {"id": "a", "text": FERRY}, UPDATED),
    ("the title of an id", {"id": "a", "title": "T"}, STAFF, {"id": "b", "title": "T"}, ADDED),
    ("the same text", {"title": "T"}, STAFF, {"text": BRIDGE, "title": "Other"}, UNCHANGED),
    ("the text, for a collection", {}, STAFF, {"text": BRIDGE, "collection": "beta"}, UNCHANGED),
    ("the text that a group has", {"collection": "beta"}, STAFF, {"text": BRIDGE}, ADDED),
    # A bound group
    ("an id from outside", OUTSIDE, GROUP, {"id": "press-1"}, ADDED),
    ("an id of another group", {"id": "b", "collection": "beta"}, GROUP, {"id": "b"}, ADDED),
    ("an id of its own", {"id": "b", "collection": "alpha"}, GROUP, {"id": "b"}, UPDATED),
    ("an address from outside", {"url": PAGE}, GROUP, {"url": PAGE}, ADDED),
    ("an address of its own", {"url": PAGE, "collection": "alpha"}, GROUP, {"url": PAGE}, UPDATED),
    ("a title from outside", {"title": "T"}, GROUP, {"title": "T"}, ADDED),
    ("a title of its own", {"title": "T", "collection": "alpha"}, GROUP, {"title": "T"}, UPDATED),
    (
        "that, over another text, in a group",
        {"title": "T", "collection": "alpha"},
        GROUP,
        {"title": "T", "text": FERRY},
        ADDED,
    ),
    (
        "a title, naming the outside",
        {"title": "T", "collection": "beta"},
        GROUP,
        {"title": "T", "collection": "beta"},
        ADDED,
    ),
    ("a text from outside", {"title": "T"}, GROUP, {"text": BRIDGE}, ADDED),
    ("a text of its own", {"collection": "alpha"}, GROUP, {"text": BRIDGE}, UNCHANGED),
    # A channel
    ("an edited post", {"url": POST}, CHANNEL, {"url": POST}, UPDATED),
    ("an unchanged post", {"url": POST}, CHANNEL, {"url": POST, "text": BRIDGE}, UNCHANGED),
    ("a title of somebody", {"title": "T"}, CHANNEL, {"title": "T", "url": POST}, ADDED),
    ("a title without an address", {"title": "T"}, CHANNEL, {"title": "T"}, ADDED),
    ("a text of somebody", {"title": "T"}, CHANNEL, {"text": BRIDGE, "url": POST}, ADDED),
    ("an id of somebody", {"id": "a"}, CHANNEL, {"id": "a", "url": POST}, ADDED),
    ("a post that a group claims", {"url": POST, "collection": "beta"}, CHANNEL, {"url": POST}, ADDED),
    (
        "a bound channel's own post",
        {"url": POST, "collection": "alpha"},
        BOUND_CHANNEL,
        {"url": POST},
        UPDATED,
    ),
    ("a bound channel's post, outside", {"url": POST}, BOUND_CHANNEL, {"url": POST}, ADDED),
    # A feed
    ("its page again", {"url": PAGE, "title": "T"}, FEED, {"url": PAGE, "title": "Other"}, UPDATED),
    (
        "the title of another page",
        {"title": "T", "url": PAGE},
        FEED,
        {"title": "T", "url": OTHER_PAGE},
        ADDED,
    ),
    ("the title of a file", {"title": "T", "source": "Feed"}, FEED, {"title": "T", "source": "Feed"}, ADDED),
    ("the text of another site", {"url": PAGE}, FEED, {"url": OTHER_PAGE, "text": BRIDGE}, ADDED),
    ("the text of its site", {"url": PAGE}, FEED, {"url": SAME_SITE, "text": BRIDGE}, UNCHANGED),
    (
        "the text, encrypted now",
        {"url": "http://www.afp.example/1"},
        FEED,
        {"url": PAGE, "text": BRIDGE},
        UNCHANGED,
    ),
    ("its text without address", {"source": "Feed"}, FEED, {"source": "Feed", "text": BRIDGE}, UNCHANGED),
    ("an id of a file", {"id": "a"}, FEED, {"id": "a", "url": PAGE}, ADDED),
    (
        "an address that a group claims, a feed",
        {"url": PAGE, "collection": "beta"},
        FEED,
        {"url": PAGE},
        ADDED,
    ),
    # Whoever says nothing
    ("an id, saying nothing", {"id": "a"}, NOTHING, {"id": "a"}, ADDED),
    ("an address, saying nothing", {"url": PAGE}, NOTHING, {"url": PAGE}, ADDED),
    ("a title, saying nothing", {"title": "T"}, NOTHING, {"title": "T"}, ADDED),
    ("a text, saying nothing", {"title": "T"}, NOTHING, {"text": BRIDGE}, UNCHANGED),
]

# What was removed: the row's draft comes after the removal.
AFTER_REMOVAL: list[Row] = [
    ("the text, by staff", {}, STAFF, {"text": BRIDGE}, RESTORED),
    ("the text, by its group", {"collection": "alpha"}, GROUP, {"text": BRIDGE}, RESTORED),
    ("the text, by another group", {"collection": "alpha"}, OTHER_GROUP, {"text": BRIDGE}, ADDED),
    ("the text from outside, by a group", {}, GROUP, {"text": BRIDGE}, ADDED),
    ("the text, by a channel", {}, CHANNEL, {"text": BRIDGE, "url": POST}, ADDED),
    ("the text, by a feed", {"url": OTHER_PAGE}, FEED, {"text": BRIDGE, "url": PAGE}, ADDED),
    ("the post", {"url": POST}, CHANNEL, {"url": POST}, UNCHANGED),
    ("the page", {"url": PAGE}, FEED, {"url": PAGE, "text": BRIDGE}, UNCHANGED),
    ("the page in another state", {"url": PAGE}, FEED, {"url": PAGE}, UNCHANGED),
    ("the title, by staff", {"title": "T"}, STAFF, {"title": "T"}, ADDED),
]


def named(rows: list[Row]) -> list[object]:
    return [pytest.param(*row, id=name) for name, *row in rows]


def give(store: Store, scope: Scope, text: str, **fields: Any) -> Receipt:
    [receipt] = store.save([drafted(**{"text": text, **fields})], None, scope=scope)
    return receipt


def shown(store: Store, key: int) -> tuple[object, ...]:
    """All that readers see of an article."""
    article = store.article_by_key(key)
    return article.version, article.text, article.metadata


class ReplacingContract:
    """Inherit it and give ``store``, an empty one."""

    @pytest.mark.parametrize(("before", "scope", "comes", "kind"), named(TABLE))
    def test_what_comes_replaces_only_what_its_door_may(
        self, store: Store, before: Fields, scope: Scope, comes: Fields, kind: str
    ) -> None:
        there = give(store, EVERYTHING, BRIDGE, **before).article
        was = shown(store, there.key)
        receipt = give(store, scope, **({"text": BRIDGE_CORRECTED} | comes))
        assert receipt.kind == kind
        assert (receipt.article.id == there.id) == (kind != ADDED)
        if kind == UPDATED:
            assert receipt.replaced == there
            assert receipt.article.collection == (comes.get("collection") or before.get("collection"))
            assert receipt.sequence is not None
            store.undo(receipt.sequence, None)
        assert shown(store, there.key) == was
        assert store.check() == []

    @pytest.mark.parametrize(("before", "scope", "comes", "kind"), named(AFTER_REMOVAL))
    def test_a_removed_article_comes_back_only_by_a_door_that_may_change_it(
        self, store: Store, before: Fields, scope: Scope, comes: Fields, kind: str
    ) -> None:
        there = give(store, EVERYTHING, BRIDGE, **before).article
        store.remove([there.id], None)
        receipt = give(store, scope, **({"text": BRIDGE_LATER} | comes))
        assert receipt.kind == kind
        answering = {article.id for article in store.articles(9)}
        assert (there.id in answering) == (kind == RESTORED)
        assert len(answering) == (kind in (ADDED, RESTORED))

    @pytest.mark.parametrize(
        ("scope", "collection"),
        [(GROUP, "alpha"), (CHANNEL, None), (BOUND_CHANNEL, "alpha"), (FEED, None), (NOTHING, None)],
        ids=["group", "channel", "bound channel", "feed", "nothing said"],
    )
    def test_no_narrow_door_changes_anything_outside_whatever_comes(
        self, store: Store, scope: Scope, collection: str | None
    ) -> None:
        said = [
            {"title": title, "source": source, "url": url}
            for title, source, url in product(("T", None), ("AFP", None), (PAGE, POST, None))
        ]
        for number, fields in enumerate(said):
            of_staff = fields | {"id": f"s{number}", "collection": "staff"}
            give(store, EVERYTHING, f"Staff {number}. {BRIDGE}", **of_staff)
            give(store, OTHER_GROUP, f"Beta {number}. {BRIDGE}", **fields)
        removed = [article.id for article in store.articles(99)][::5]
        store.remove(removed, None)
        outside = [article.key for article in store.articles(99)]
        was = [shown(store, key) for key in outside]
        for number, fields in enumerate(said):
            for text, id in (
                (f"New {number}. {BRIDGE}", f"s{number}"),
                (f"Beta {number}. {BRIDGE}", None),
                (f"Staff {number}. {BRIDGE}", None),
            ):
                receipt = give(store, scope, text, id=id, **fields)
                assert receipt.article.key not in outside
                assert receipt.article.collection == collection
        assert [shown(store, key) for key in outside] == was
        assert not {*removed} & {article.id for article in store.articles(99)}
        assert store.check() == []

    def test_two_groups_and_the_staff_each_have_their_own_point_presse(self, store: Store) -> None:
        texts = {GROUP: BRIDGE, OTHER_GROUP: BRIDGE_CORRECTED, STAFF: f"{BRIDGE} It is old."}
        made = {text: give(store, scope, text, title="Point presse") for scope, text in texts.items()}
        assert [receipt.kind for receipt in made.values()] == [ADDED] * 3
        assert [receipt.article.collection for receipt in made.values()] == ["alpha", "beta", None]
        assert {store.article_by_key(made[text].article.key).text for text in made} == {*texts.values()}

    @pytest.mark.parametrize(
        ("comes", "kind"),
        [
            (f"{LEADS[0]}{BODY}".replace("twelve", "fourteen"), UPDATED),
            (f"{LEADS[1]}{BODY}", UPDATED),
            (f"{LEADS[0]}{BODY}\n\n{LATER}", UPDATED),
            (f"{LEADS[0]}{BODY[:400]}", UPDATED),
            (f"{LEADS[0]}{LATER}", ADDED),
            (f"{LEADS[0]}{LATER[:150]}", ADDED),
        ],
        ids=["a figure", "another lead", "three more paragraphs", "cut", "rewritten", "a short other text"],
    )
    def test_a_long_text_under_an_equal_title_is_a_new_version_only_when_it_is_alike(
        self, store: Store, comes: str, kind: str
    ) -> None:
        was = give(store, EVERYTHING, f"{LEADS[0]}{BODY}", title="Harbour")
        receipt = give(store, EVERYTHING, comes, title="Harbour")
        assert (receipt.kind, receipt.beside) == (kind, was.article if kind == ADDED else None)

    def test_of_several_articles_with_one_title_the_likest_is_replaced(self, store: Store) -> None:
        made = [give(store, EVERYTHING, text, title="Brèves") for text in (BRIDGE, FERRY, BRIDGE_LATER)]
        receipt = give(store, EVERYTHING, BRIDGE_CORRECTED, title="Brèves")
        assert (receipt.kind, receipt.replaced) == (UPDATED, made[0].article)

    def test_a_group_gives_no_ids_so_that_none_is_taken_when_staff_bring_it(self, store: Store) -> None:
        squatted = give(store, GROUP, BRIDGE, id="afp-2025-1", title="T")
        brought = give(store, EVERYTHING, BRIDGE_LATER, id="afp-2025-1", title="T")
        assert squatted.article.id != "afp-2025-1"
        assert (brought.kind, brought.article.id, brought.article.collection) == (ADDED, "afp-2025-1", None)

    def test_an_article_that_was_moved_to_a_collection_still_follows_its_page_and_stays_there(
        self, store: Store
    ) -> None:
        page = give(store, FEED, BRIDGE, url=PAGE, title="T").article
        store.edit(page.key, drafted(BRIDGE, url=PAGE, title="T", collection="alpha"), None)
        again = give(store, FEED, BRIDGE_LATER, url=PAGE, title="T")
        assert (again.kind, again.article.id, again.article.collection) == (UPDATED, page.id, "alpha")

    def test_what_is_kept_beside_an_article_of_its_title_address_or_id_names_it(self, store: Store) -> None:
        there = give(store, EVERYTHING, BRIDGE, id="a", title="T", url=PAGE).article
        others: list[ArticleSummary | None] = [
            give(store, GROUP, "By its title.", title="T").beside,
            give(store, within("gamma"), "By its address.", url=PAGE).beside,
            give(store, within("delta"), "By its id.", id="a").beside,
            give(store, GROUP, "By nothing.", title="Another").beside,
        ]
        assert others == [there, there, there, None]

    def test_the_briefs_of_two_days_of_one_source_are_not_told_apart_each_day(self, store: Store) -> None:
        monday, tuesday = date(2025, 6, 9), date(2025, 6, 10)
        give(store, EVERYTHING, BRIDGE, title="Brèves", source="Le Fil", published=monday)
        others = [
            give(store, EVERYTHING, text, title="Brèves", source=source, published=day).beside
            for text, source, day in (
                ("The next day.", "Le Fil", tuesday),
                ("Of another source.", "La Gazette", tuesday),
                ("The same day of another source.", "Ouest", monday),
            )
        ]
        assert others[0] is None
        assert others[1] is not None
        assert others[2] is not None
        in_group = give(store, GROUP, "In a group.", title="Brèves", source="Le Fil", published=monday)
        assert in_group.beside

    def test_the_receipts_of_a_mark_tell_later_too_what_was_replaced(self, store: Store) -> None:
        there = give(store, EVERYTHING, BRIDGE, title="T", source="AFP").article
        changed = give(store, EVERYTHING, BRIDGE_CORRECTED, title="T", source="AFP")
        assert changed.sequence is not None
        assert store.desk.marked(changed.sequence) == [changed]
        assert changed.replaced == there

    def test_all_collections_that_changes_touched_are_told_before_and_after(self, store: Store) -> None:
        page = give(store, EVERYTHING, BRIDGE, url=PAGE).article
        store.edit(page.key, drafted(BRIDGE, url=PAGE, collection="alpha"), 7)
        edited = store.desk.authored(2)
        both = store.save([drafted("A.", collection="alpha"), drafted("B.", collection="beta")], 8, 0)
        assert edited
        assert (edited.by, edited.collections) == ({7}, {None, "alpha"})
        together = store.desk.authored(both[0].sequence or 0)
        assert together
        assert (together.by, together.collections) == ({8}, {"alpha", "beta"})
        assert store.desk.authored(99) is None
