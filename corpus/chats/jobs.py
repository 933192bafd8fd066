"""The files that are being read, for the next start to go on with."""

from sqlalchemy import BigInteger, Column, Integer, Table, Text, delete, select, update

from corpus.database.database import Database
from corpus.database.tables import metadata
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
    caption: str = ""  # what its sender wrote beside it
    attempts: int = 0  # to read it that ended with the bot, and not because somebody stopped the bot

    @property
    def files(self) -> list[str]:
        """Telegram's identifiers."""
        return self.file.split("\n")


# A row goes when its file is read to the end: what is left at a start goes on.
jobs = Table(
    "jobs",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("bot", BigInteger, nullable=False),
    Column("chat", BigInteger, nullable=False),
    Column("topic", BigInteger),
    Column("message", BigInteger, nullable=False),
    Column("file", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("by", BigInteger),
    Column("collection", Text),
    Column("language", Text, nullable=False),
    Column("shown", BigInteger),
    Column("mark", Integer),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("caption", Text, nullable=False, server_default=""),
    sqlite_autoincrement=True,  # an old button never stops another file
)


class Jobs:
    """What a store keeps of files until they are read to the end."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, job: Job) -> Job:
        """Keep a job; it comes back with its number."""
        with self._database.write() as connection:
            [number] = connection.execute(
                jobs.insert(), job.model_dump(exclude={"number"})
            ).inserted_primary_key or [0]
        return job.model_copy(update={"number": int(number)})

    def show(self, number: int, message: int) -> None:
        """Keep which message shows how far a job is."""
        with self._database.write() as connection:
            connection.execute(update(jobs).where(jobs.c.number == number).values(shown=message))

    def mark(self, number: int, mark: int) -> None:
        """Keep which mark the changes bear that a job makes."""
        with self._database.write() as connection:
            connection.execute(update(jobs).where(jobs.c.number == number).values(mark=mark))

    def attempt(self, number: int, attempts: int) -> None:
        """Keep how many attempts to read a file ended with the bot, with one that is about to begin."""
        with self._database.write() as connection:
            connection.execute(update(jobs).where(jobs.c.number == number).values(attempts=attempts))

    def end(self, number: int) -> None:
        """Drop a job."""
        with self._database.write() as connection:
            connection.execute(delete(jobs).where(jobs.c.number == number))

    def unfinished(self, bot: int) -> list[Job]:
        """The jobs of a bot, in the order in which they began."""
        with self._database.read() as connection:
            query = select(jobs).where(jobs.c.bot == bot).order_by(jobs.c.number)
            return [Job.model_validate(row) for row in connection.execute(query).mappings()]
