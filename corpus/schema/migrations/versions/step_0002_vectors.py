"""The vectors of the sentences of passages."""

from alembic import op
from sqlalchemy import (
    Column,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Text,
    UniqueConstraint,
)

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make their table."""
    op.create_table(
        "vectors",
        Column("sequence", Integer, nullable=False),
        Column("passage", Integer, nullable=False),
        Column("model", Text, nullable=False),
        Column("sentences", Integer, nullable=False),
        Column("data", LargeBinary, nullable=False),
        PrimaryKeyConstraint("sequence", name="pk_vectors"),
        UniqueConstraint("passage", "model", name="uq_vectors_passage"),
        ForeignKeyConstraint(["passage"], ["passages.id"], name="fk_vectors_passages", ondelete="CASCADE"),
        sqlite_autoincrement=True,
    )
