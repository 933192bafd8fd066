"""The buttons under the messages of the desk that more than one of its capabilities shows."""

from dataclasses import dataclass

from handlers.chat.callback_codec import Press


@dataclass(frozen=True)
class Undo(Press, code="un", letter="u"):
    """Take back a change of the corpus."""

    sequence: int


@dataclass(frozen=True)
class UndoTogether(Press, code="ut", letter="b"):
    """Take back changes that were made together."""

    batch: int


# A list had no filter at first: its one number was the page, and 0 is the filter that lets all through.
@dataclass(frozen=True)
class ShowFound(Press, code="al", letter="l", older={"p": lambda page: (0, page)}):
    """Turn to a page of the articles that a filter, kept under a number, lets through."""

    filter: int
    page: int


@dataclass(frozen=True)
class ShowFilters(Press, code="af", letter="f"):
    """Offer what else a list of articles can be filtered by."""

    filter: int


@dataclass(frozen=True)
class ShowValues(Press, code="av", letter="x"):
    """Offer a page of the values that a field of a filter can have; the fields are in ``filter_panel``."""

    filter: int
    field: int
    page: int


@dataclass(frozen=True)
class ReadArticle(Press, code="ar", letter="a"):
    """Turn to a page of an article's text, counted from 0; version 0 is the current one."""

    key: int
    version: int
    page: int


@dataclass(frozen=True)
class RemoveArticle(Press, code="rm", letter="r"):
    """Take an article out."""

    key: int


@dataclass(frozen=True)
class AskRemoval(Press, code="ra", letter="q"):
    """Ask whether the articles that a filter lets through shall be taken out."""

    filter: int


@dataclass(frozen=True)
class RemoveFound(Press, code="rf", letter="d"):
    """Take them out, if they are still those that were asked about."""

    filter: int
    checksum: int


@dataclass(frozen=True)
class KeepFound(Press, code="rk", letter="k"):
    """Leave them as they are."""


@dataclass(frozen=True)
class EditArticle(Press, code="ea", letter="E"):
    """Show what is said of an article, to change it."""

    key: int


@dataclass(frozen=True)
class KeepBoth(Press, code="kb", letter="K"):
    """Let an article stand beside one that is nearly the same."""

    key: int


@dataclass(frozen=True)
class ReplaceOld(Press, code="ro"):
    """Make an article a version of the one that it is to replace."""

    key: int
    old: int


@dataclass(frozen=True)
class AskArticle(Press, code="aa", letter="S"):
    """Ask one article alone."""

    key: int
