"""The tables of all modules together, which a database is made of."""

from corpus.chats import asked_tables as asked_tables
from corpus.chats import feed_tables as feed_tables
from corpus.chats import job_tables as job_tables
from corpus.chats import staff_tables as staff_tables
from corpus.chats import watch_tables as watch_tables
from corpus.store.article_tables import metadata as metadata
