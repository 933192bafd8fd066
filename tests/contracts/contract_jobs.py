"""What every store keeps of files that are being read: a suite that a test class inherits with a store."""

from corpus.chats.job_records import Job
from corpus.store import Store

JOB = Job(
    number=0, bot=1, chat=7_300_000_001, topic=None, message=5, file="F", name="lot.zip", size=9,
    by=7_300_000_001, collection=None, language="fr",
)  # fmt: skip


class JobsContract:
    """Inherit it beside ``StoreContract``, which gives the store."""

    def test_a_file_is_kept_until_it_is_read_to_the_end(self, store: Store) -> None:
        first, second = store.jobs.begin(JOB), store.jobs.begin(JOB.model_copy(update={"bot": 2}))
        assert first == JOB.model_copy(update={"number": first.number})
        store.jobs.show(first.number, 12)
        store.jobs.mark(first.number, 40)
        assert store.jobs.unfinished(1) == [first.model_copy(update={"shown": 12, "mark": 40})]
        assert store.jobs.unfinished(2) == [second]
        store.jobs.end(first.number)
        assert store.jobs.unfinished(1) == []
        assert store.jobs.begin(JOB).number not in (first.number, second.number)
