"""What every database keeps of files that are being read: a suite that a test class inherits with one."""

import pytest

from corpus.chats.jobs import Job, Jobs
from corpus.database.database import Database

JOB = Job(
    number=0, bot=1, chat=7_300_000_001, topic=None, message=5, file="F", name="lot.zip", size=9,
    by=7_300_000_001, collection=None, language="fr",
)  # fmt: skip


class JobsContract:
    """Inherit it beside ``StoreContract``, which gives the database."""

    @pytest.fixture
    def jobs(self, database: Database) -> Jobs:
        return Jobs(database)

    def test_a_file_is_kept_until_it_is_read_to_the_end(self, jobs: Jobs) -> None:
        first, second = jobs.begin(JOB), jobs.begin(JOB.model_copy(update={"bot": 2}))
        assert first == JOB.model_copy(update={"number": first.number})
        jobs.show(first.number, 12)
        jobs.mark(first.number, 40)
        jobs.attempt(first.number, 1)
        assert jobs.unfinished(1) == [first.model_copy(update={"shown": 12, "mark": 40, "attempts": 1})]
        assert jobs.unfinished(2) == [second]
        jobs.end(first.number)
        assert jobs.unfinished(1) == []
        assert jobs.begin(JOB).number not in (first.number, second.number)
