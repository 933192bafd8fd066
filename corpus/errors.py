"""Everything that can go wrong for a reason that a person can mend.

PullquoteError
├── SourceError                 a file, page or record that cannot become an article
│   ├── EmptySource             no text in it
│   ├── SourceTooLarge          over the limit in bytes
│   ├── TextTooLong             over the limit in characters
│   ├── UnknownFormat           no reader for it
│   ├── NotText                 named as text, but it holds something else
│   ├── EncryptedSource         needs a password
│   ├── ScannedSource           pages of pictures without a text layer
│   ├── PictureSource           a photo of a page, and text recognition is not installed
│   ├── BrokenSource            cannot be opened as what it says it is
│   ├── TooManyPages            more pages than the limit
│   ├── TookTooLong             reading it did not come to an end in time
│   ├── TookTooMuchMemory       reading it needs more memory than it may have
│   ├── TooManyFiles            an archive with more files than the limit
│   ├── TooManyParts            a file with more articles, or lines that are none, than the limit
│   ├── UnpacksTooLarge         an archive that unpacks to more bytes than the limit
│   ├── NestedArchive           an archive in an archive
│   ├── UnsupportedCompression  packed in a way that is not read
│   ├── UnsafeName              its name in the archive leads out of the archive
│   ├── SeveralArticles         a file of many articles where one was asked for
│   ├── NoTextColumn            a table of which no column is called text
│   ├── MissingSource           no such file or folder
│   ├── UnreadableSource        it is there, but the system does not let it be read
│   ├── UnreachableSource       the address gives no page
│   ├── NoSuchSite              no machine has the name in the address
│   ├── SilentSite              what is at the address did not answer in time
│   ├── PrivateAddress          the address leads into a private network
│   ├── WalledSource            a page to subscribe or to log in stands before the article
│   ├── NoFeed                  the address gives no RSS or Atom feed
│   └── BadRecord               a line of JSONL that is no article or question
├── QuestionError
│   ├── EmptyQuestion           nothing in it to look for
│   └── QuestionTooLong
├── TooMuchAtOnce               more than one person's share of what all wait for
├── UnknownArticle              no article has this id
├── NothingToUndo               the change was already taken back, or others stand on it
├── ArticleErased               it was removed too long ago to come back
├── RightLost                   whoever asked for a change may not make it any more
├── BadFilter                   a word that should narrow a list of articles, and cannot
├── FilterTooLong               more words than are looked for at once
├── StoreError                  the data folder or the database
│   ├── DataFolderUnusable      cannot be made, read or written
│   ├── StoreDamaged            the database does not open as one
│   ├── StoreTooNew             written by a later version of Pullquote
│   ├── StoreUnavailable        the database server or its disk does not answer
│   ├── BackupUnusable          a file that is no whole backup
│   └── NotEmpty                a backup would take the place of articles
├── SettingError                a setting has a wrong value
├── EmbeddingsError             the model that turns texts into vectors; without it words find alone
│   ├── EmbeddingsUnavailable   not installed, or its endpoint does not answer
│   └── ModelUnusable           a folder or endpoint that holds no model that Pullquote can run
├── OutputFailed                a result cannot be written to where it should go
└── BotError                    the bot cannot work with Telegram
    ├── MissingToken            no token is set
    ├── RefusedToken            Telegram does not know the token
    ├── AnotherBotRuns          a second bot polls with the same token
    └── TelegramUnreachable     no answer from the Bot API server

Each carries data, not only words, so that the handlers can say it in the reader's language;
``str(error)`` is the English line for logs.
"""

import copyreg
from typing import Any


class PullquoteError(Exception):
    """The root of the tree: catch it to catch all that a person can mend."""

    def __reduce__(self) -> tuple[Any, ...]:
        # To another process as it is: it was made from other arguments than the line that it keeps.
        return copyreg.__newobj__, (type(self), *self.args), self.__dict__  # type: ignore[attr-defined]


class SourceError(PullquoteError):
    """A file, page or record that cannot become an article; ``name`` is what its sender called it."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(f"{name}: {message}")
        self.name = name


class EmptySource(SourceError):
    """There is no text in it."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "no text in it")


class SourceTooLarge(SourceError):
    """It has more bytes than the limit."""

    def __init__(self, name: str, size: int, limit: int) -> None:
        super().__init__(name, f"{size} bytes, over the limit of {limit}")
        self.size = size
        self.limit = limit


class TextTooLong(SourceError):
    """Its text has more characters than the limit."""

    def __init__(self, name: str, length: int, limit: int) -> None:
        super().__init__(name, f"{length} characters of text, over the limit of {limit}")
        self.length = length
        self.limit = limit


class UnknownFormat(SourceError):
    """No reader knows this kind of file; ``known`` lists the endings that are read."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name, f"not a known format (known: {', '.join(known)})")
        self.known = known


class NotText(SourceError):
    """It is named as text but holds something else, such as a picture; ``detected`` names it when known."""

    def __init__(self, name: str, detected: str | None = None) -> None:
        super().__init__(name, f"not text ({detected or 'binary data'})")
        self.detected = detected


class EncryptedSource(SourceError):
    """It opens only with a password."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "protected by a password")


class ScannedSource(SourceError):
    """Its pages are pictures: there is no text layer to read."""

    def __init__(self, name: str, pages: int) -> None:
        super().__init__(name, f"{pages} pages without a text layer")
        self.pages = pages


class BrokenSource(SourceError):
    """It cannot be opened as the format that it says it is."""

    def __init__(self, name: str, format: str) -> None:
        super().__init__(name, f"cannot be opened as {format}")
        self.format = format


class PictureSource(SourceError):
    """A photo of a page, which is read where text recognition is installed."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "a picture, and text recognition is not installed")


class TooManyPages(SourceError):
    """It has more pages than the limit."""

    def __init__(self, name: str, pages: int, limit: int) -> None:
        super().__init__(name, f"{pages} pages, over the limit of {limit}")
        self.pages = pages
        self.limit = limit


class TookTooLong(SourceError):
    """Reading it did not come to an end in time."""

    def __init__(self, name: str, seconds: int) -> None:
        super().__init__(name, f"reading it was stopped after {seconds} s")
        self.seconds = seconds


class TookTooMuchMemory(SourceError):
    """Reading it needs more memory than it may have."""

    def __init__(self, name: str, limit: int) -> None:
        super().__init__(name, f"reading it needs more than {limit} bytes of memory")
        self.limit = limit


class TooManyFiles(SourceError):
    """An archive has more files than the limit."""

    def __init__(self, name: str, count: int, limit: int) -> None:
        super().__init__(name, f"{count} files, over the limit of {limit}")
        self.count = count
        self.limit = limit


class TooManyParts(SourceError):
    """A file holds more articles, or lines that are none, than are read; those before were read."""

    def __init__(self, name: str, limit: int) -> None:
        super().__init__(name, f"more than {limit} parts; the others were not read")
        self.limit = limit


class UnpacksTooLarge(SourceError):
    """An archive, or a document that is one inside, unpacks to more bytes than the limit."""

    def __init__(self, name: str, size: int, limit: int) -> None:
        super().__init__(name, f"unpacks to {size} bytes, over the limit of {limit}")
        self.size = size
        self.limit = limit


class NestedArchive(SourceError):
    """An archive in an archive."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "an archive in an archive")


class UnsupportedCompression(SourceError):
    """A file of an archive that was packed in a way which is not read."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "packed in a way that is not read")


class UnsafeName(SourceError):
    """A file of an archive whose name leads out of it, or that is a link."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "leads out of its archive")


class SeveralArticles(SourceError):
    """A file of many articles where one was asked for."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "holds several articles")


class NoTextColumn(SourceError):
    """A table of which no column is called text; ``columns`` are those that it has."""

    def __init__(self, name: str, columns: tuple[str, ...]) -> None:
        super().__init__(name, f"no column is called text (columns: {', '.join(columns)})")
        self.columns = columns


class MissingSource(SourceError):
    """There is no such file or folder."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "no such file or folder")


class UnreadableSource(SourceError):
    """It is there but cannot be read, as without permission; ``reason`` is the system's word for it."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name, f"cannot be read ({reason})")
        self.reason = reason


class UnreachableSource(SourceError):
    """The address gives no page; ``reason`` is the network's or the server's word for it."""

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(name, f"cannot be fetched ({reason})")
        self.reason = reason


class NoSuchSite(SourceError):
    """The name in the address belongs to no machine: most often it is misspelt."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "there is no site at this address")


class SilentSite(SourceError):
    """What is at the address did not answer in time."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "did not answer in time")


class PrivateAddress(SourceError):
    """It leads to a machine that the public internet does not see, or to an unusual port."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "leads into a private network, or to a port of no web site")


class WalledSource(SourceError):
    """A page stands before the article; ``wall`` says what it wants: see ``corpus.web.walls``."""

    def __init__(self, name: str, wall: str) -> None:
        super().__init__(name, f"a page stands before the article ({wall})")
        self.wall = wall


class NoFeed(SourceError):
    """What the address gives is no RSS or Atom feed, and names none."""

    def __init__(self, name: str) -> None:
        super().__init__(name, "no RSS or Atom feed")


class BadRecord(SourceError):
    """A line of JSONL is not what it should be; ``line`` counts from 1, ``reason`` names the field."""

    def __init__(self, name: str, line: int, reason: str) -> None:
        super().__init__(name, f"line {line}: {reason}")
        self.line = line
        self.reason = reason


class QuestionError(PullquoteError):
    """A question that cannot be asked."""


class EmptyQuestion(QuestionError):
    """There is no word in it to look for."""

    def __init__(self) -> None:
        super().__init__("no word in the question to look for")


class QuestionTooLong(QuestionError):
    """It has more characters than the limit."""

    def __init__(self, length: int, limit: int) -> None:
        super().__init__(f"{length} characters in the question, over the limit of {limit}")
        self.length = length
        self.limit = limit


class TooMuchAtOnce(PullquoteError):
    """Somebody has so much waiting already that no more is taken for now."""

    def __init__(self, most: int) -> None:
        super().__init__(f"more than {most} things of one person's wait")
        self.most = most


class UnknownArticle(PullquoteError):
    """No article has this id."""

    def __init__(self, id: str) -> None:
        super().__init__(f"no article {id!r}")
        self.id = id


class NothingToUndo(PullquoteError):
    """The change is not there, was already taken back, or a later change of the article stands on it."""

    def __init__(self, sequence: int) -> None:
        super().__init__(f"change {sequence} cannot be undone")
        self.sequence = sequence


class ArticleErased(PullquoteError):
    """The article was removed so long ago that its texts are gone; ``days`` is how long they were kept."""

    def __init__(self, id: str, days: int) -> None:
        super().__init__(f"article {id!r} was erased {days} days after its removal")
        self.id = id
        self.days = days


class RightLost(PullquoteError):
    """Whoever asked for a change may not make it any more, so it was not made."""

    def __init__(self) -> None:
        super().__init__("the right to this was taken away before it was done")


class BadFilter(PullquoteError):
    """A word that should narrow a list of articles, such as "after:june", names no day or month."""

    def __init__(self, word: str) -> None:
        super().__init__(f"{word!r} names no day, month or year")
        self.word = word


class FilterTooLong(PullquoteError):
    """There are more words than are looked for at once in titles, sources and ids."""

    def __init__(self, words: int, limit: int) -> None:
        super().__init__(f"{words} words to look for, over the limit of {limit}")
        self.words = words
        self.limit = limit


class StoreError(PullquoteError):
    """The data folder or the database; ``place`` is its path or its URL without the password."""

    def __init__(self, place: str, message: str) -> None:
        super().__init__(f"{place}: {message}")
        self.place = place


class DataFolderUnusable(StoreError):
    """The data folder cannot be made, read or written; ``reason`` is the system's word for it."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(place, f"the data folder cannot be used ({reason})")
        self.reason = reason


class StoreDamaged(StoreError):
    """The file is there but does not open as Pullquote's database."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(place, f"the database is damaged ({reason})")
        self.reason = reason


class StoreTooNew(StoreError):
    """A later version of Pullquote wrote this database."""

    def __init__(self, place: str, revision: str) -> None:
        super().__init__(place, f"written by a later version (revision {revision})")
        self.revision = revision


class StoreUnavailable(StoreError):
    """The database server does not answer, is locked too long, or its disk is full."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(place, f"the database does not answer ({reason})")
        self.reason = reason


class EmbeddingsError(PullquoteError):
    """The model that turns texts into vectors; ``place`` is its name, its folder or its address."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(f"{place}: {reason}")
        self.place = place
        self.reason = reason


class EmbeddingsUnavailable(EmbeddingsError):
    """It is not installed, or its endpoint does not answer; words find alone meanwhile."""


class ModelUnusable(EmbeddingsError):
    """A folder or endpoint that holds no model that Pullquote can run."""


class BackupUnusable(StoreError):
    """A file that is to be restored is no whole backup, or cannot be read."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(place, f"cannot be restored ({reason})")
        self.reason = reason


class NotEmpty(StoreError):
    """A backup would take the place of articles that are there."""

    def __init__(self, place: str, articles: int) -> None:
        super().__init__(place, f"holds {articles} articles, which a backup would replace")
        self.articles = articles


class SettingError(PullquoteError):
    """A setting has a wrong value; ``expected`` says what it should be."""

    def __init__(self, name: str, value: str, expected: str) -> None:
        super().__init__(f"{name}={value!r}: expected {expected}")
        self.name = name
        self.value = value
        self.expected = expected


class OutputFailed(PullquoteError):
    """A result cannot be written, as when the disk is full; ``reason`` is the system's word for it."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the result cannot be written ({reason})")
        self.reason = reason


class BotError(PullquoteError):
    """The bot cannot work with Telegram."""


class MissingToken(BotError):
    """No token is set."""

    def __init__(self) -> None:
        super().__init__("TELEGRAM_TOKEN is not set")


class RefusedToken(BotError):
    """Telegram does not know the token."""

    def __init__(self) -> None:
        super().__init__("Telegram refused the token")


class AnotherBotRuns(BotError):
    """A second bot polls with the same token, so each of them would miss messages."""

    def __init__(self) -> None:
        super().__init__("another bot is running with the same token")


class TelegramUnreachable(BotError):
    """The Bot API server at ``url`` does not answer; ``reason`` is the network's word for it."""

    def __init__(self, url: str, reason: str) -> None:
        super().__init__(f"{url} does not answer ({reason})")
        self.url = url
        self.reason = reason
