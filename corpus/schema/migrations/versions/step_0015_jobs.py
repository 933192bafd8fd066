"""The files that are being read."""

from alembic import op
from sqlalchemy import BigInteger, Column, Integer, PrimaryKeyConstraint, Text

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Make their table."""
    op.create_table(
        "jobs",
        Column("number", Integer, nullable=False),
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
        PrimaryKeyConstraint("number", name="pk_jobs"),
        sqlite_autoincrement=True,
    )
