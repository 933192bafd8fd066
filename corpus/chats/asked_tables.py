"""The tables of what is asked: how often, of which articles, and what found nothing; never by whom."""

from sqlalchemy import Column, Date, ForeignKey, Integer, Table, Text

from corpus.database.columns import Moment
from corpus.store.article_tables import metadata

# How many questions of a day were answered, and how many were not.
asked_days = Table(
    "asked_days",
    metadata,
    Column("day", Date, primary_key=True),
    Column("found", Integer, nullable=False),
    Column("missed", Integer, nullable=False),
)

# How many answers of a day began with a sentence of an article.
cited_days = Table(
    "cited_days",
    metadata,
    Column("day", Date, primary_key=True),
    Column("article_key", Integer, ForeignKey("articles.key"), primary_key=True, autoincrement=False),
    Column("times", Integer, nullable=False),
)

# Questions that found nothing, those of the same words once; the number of the last change when that was.
gaps = Table(
    "gaps",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("words", Text, nullable=False, unique=True),
    Column("question", Text, nullable=False),
    Column("times", Integer, nullable=False),
    Column("last_at", Moment, nullable=False),
    Column("looked_at", Integer, nullable=False),
    sqlite_autoincrement=True,  # an old button never drops another question
)
