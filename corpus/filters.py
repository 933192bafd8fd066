"""Which articles somebody looks for in the list of them."""

from datetime import date

from corpus.models import Record


class Filter(Record):
    """What an article must be to be listed; an empty field lets all through."""

    words: tuple[str, ...] = ()  # each is in the title, the source or the id; case and accents do not count
    sources: tuple[str, ...] = ()  # it is of one of them
    collections: tuple[str, ...] = ()
    since: date | None = None  # inclusive; an article without a date is left out when set
    until: date | None = None  # inclusive
    keys: tuple[int, ...] = ()  # the store's own numbers

    @property
    def lets_all_through(self) -> bool:
        """Whether nothing is asked for."""
        return self == ALL


ALL = Filter()
