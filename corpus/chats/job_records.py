"""A file that is being read: enough of it to go on after a restart."""

from corpus.models import Record


class Job(Record):
    """A document that somebody gave, by Telegram's numbers, and where its receipt goes."""

    number: int
    bot: int
    chat: int
    topic: int | None
    message: int
    file: str  # Telegram's identifier; of photos that belong together each on a line
    name: str  # what its sender called it
    size: int
    by: int | None
    collection: str | None
    language: str  # of the receipt
    shown: int | None = None  # the message that shows how far it is
    mark: int | None = None  # that the changes bear which it made, for all to be taken back together

    @property
    def files(self) -> list[str]:
        """Telegram's identifiers."""
        return self.file.split("\n")
