"""Who was given rights, open invitations, and the collections that groups and channels work with."""

from alembic import op
from sqlalchemy import BigInteger, Column, Integer, PrimaryKeyConstraint, Text, UniqueConstraint

from corpus.database.columns import Moment

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Make their tables."""
    op.create_table(
        "staff",
        Column("person", BigInteger, nullable=False, autoincrement=False),
        Column("name", Text, nullable=False),
        Column("rights", Text, nullable=False),
        Column("invited_by", BigInteger),
        Column("since", Moment, nullable=False),
        PrimaryKeyConstraint("person", name="pk_staff"),
    )
    op.create_table(
        "invitations",
        Column("number", Integer, nullable=False),
        Column("digest", Text, nullable=False),
        Column("rights", Text, nullable=False),
        Column("by", BigInteger, nullable=False),
        Column("until", Moment, nullable=False),
        PrimaryKeyConstraint("number", name="pk_invitations"),
        UniqueConstraint("digest", name="uq_invitations_digest"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "bindings",
        Column("chat", BigInteger, nullable=False, autoincrement=False),
        Column("collection", Text, nullable=False),
        PrimaryKeyConstraint("chat", name="pk_bindings"),
    )
