"""The tables of those who work at the desk, and of the groups that work with one collection."""

from sqlalchemy import BigInteger, Column, Integer, Table, Text

from corpus.database.columns import Moment
from corpus.store.article_tables import metadata

# Who was given rights; the only table that holds a name. The rights are words with spaces between them.
staff = Table(
    "staff",
    metadata,
    Column("person", BigInteger, primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Column("rights", Text, nullable=False),
    Column("invited_by", BigInteger),
    Column("since", Moment, nullable=False),
)

# Invitations that are open. Of the secret in a link only the digest is here: the link cannot be told from it.
invitations = Table(
    "invitations",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("digest", Text, nullable=False, unique=True),
    Column("rights", Text, nullable=False),
    Column("by", BigInteger, nullable=False),
    Column("until", Moment, nullable=False),
    sqlite_autoincrement=True,  # an old button never revokes another invitation
)

# The collection that a group or channel works with.
bindings = Table(
    "bindings",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("collection", Text, nullable=False),
)
