"""What people and groups chose."""

from alembic import op
from sqlalchemy import JSON, BigInteger, Boolean, Column, Integer, PrimaryKeyConstraint, Text

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make their table."""
    op.create_table(
        "preferences",
        Column("chat", BigInteger, nullable=False, autoincrement=False),
        Column("language", Text),
        Column("sentences", Integer),
        Column("quietness", Text, nullable=False),
        Column("mentions", Boolean, nullable=False),
        Column("topics", JSON, nullable=False),
        Column("other_topics", Boolean, nullable=False),
        PrimaryKeyConstraint("chat", name="pk_preferences"),
    )
