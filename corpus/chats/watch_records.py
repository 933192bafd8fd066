"""A question that is watched: whoever asked it is told when an article answers."""

from datetime import datetime, timedelta

from corpus.models import Record

MOST = 20
"""Questions that a person can watch at a time."""

LASTS = timedelta(days=90)
"""From the last time that somebody wanted to watch it."""

AGAIN = timedelta(days=1)
"""A question has one message in so long, whatever comes meanwhile."""


class Wanted(Record):
    """A question to be watched in a chat, and how it is told there."""

    bot: int
    chat: int
    topic: int | None = None
    message: int | None = None  # the one that asked; a group that becomes a supergroup loses its number
    question: str  # what was looked for
    language: str  # of the interface
    seen: int  # the last change of the articles that was looked at


class Watch(Wanted):
    """A question that somebody watches; in a group all who do are told by one message."""

    number: int  # never given twice, so that an old button ends no other
    told_at: datetime | None
    told: frozenset[int]  # checksums of the sentences that were told


class OwnWatch(Record):
    """A watched question as one of those who watch it sees it."""

    number: int
    chat: int
    question: str
    ends: datetime
