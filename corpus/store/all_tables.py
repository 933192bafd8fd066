"""The tables of all modules together, which a database is made of."""

from corpus.store import asked_tables as asked_tables
from corpus.store import feed_tables as feed_tables
from corpus.store import job_tables as job_tables
from corpus.store import likeness_tables as likeness_tables
from corpus.store import staff_tables as staff_tables
from corpus.store import watch_tables as watch_tables
from corpus.store.tables import metadata as metadata
