"""The files that are being read, for the next start to go on with."""

from sqlalchemy import delete, select, update

from corpus.chats.job_records import Job
from corpus.chats.job_tables import jobs
from corpus.database.database import Database


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

    def end(self, number: int) -> None:
        """Drop a job."""
        with self._database.write() as connection:
            connection.execute(delete(jobs).where(jobs.c.number == number))

    def unfinished(self, bot: int) -> list[Job]:
        """The jobs of a bot, in the order in which they began."""
        with self._database.read() as connection:
            query = select(jobs).where(jobs.c.bot == bot).order_by(jobs.c.number)
            return [Job.model_validate(row) for row in connection.execute(query).mappings()]
