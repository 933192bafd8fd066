"""A feed that is watched, and a channel whose posts are followed."""

from datetime import datetime

from corpus.models import Record

MINUTES = 30  # between two looks, unless another number is chosen
LEAST_MINUTES = 5
MOST_MINUTES = 7 * 24 * 60


class Feed(Record):
    """A feed with what the looks at it found."""

    number: int
    bot: int
    url: str
    title: str | None
    by: int | None  # who is told what was new; nobody after /forget
    minutes: int
    paused: bool
    next_at: datetime  # when it is looked at again
    etag: str | None
    modified: str | None
    checked_at: datetime | None  # when a look last went well
    failures: int  # since then
    failing_since: datetime | None
    failure: str | None  # the last one, as it was told
    told: bool  # whether whoever added it knows that it fails
    reported_at: datetime  # when they were last told what was new, and since then:
    added: tuple[int, ...]  # the keys of the articles that came
    updated: int
    missed: int  # articles that could not be read
    missed_why: tuple[str, ...]  # the first of them, with the reason


class Channel(Record):
    """A channel whose posts become articles."""

    bot: int
    chat: int
    title: str
    by: int | None  # in whose name they are added
    since: datetime
    posts: int  # that became articles
