"""The changes that were made together, and the filters that buttons stand for."""

from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, Integer, PrimaryKeyConstraint, Text, UniqueConstraint

revision = "0011"
down_revision = "0005"


def upgrade() -> None:
    """Make their tables."""
    op.create_table(
        "batches",
        Column("sequence", Integer, nullable=False, autoincrement=False),
        Column("batch", Integer, nullable=False),
        PrimaryKeyConstraint("sequence", name="pk_batches"),
        ForeignKeyConstraint(["sequence"], ["changes.sequence"], name="fk_batches_changes"),
    )
    op.create_index("ix_batches_batch", "batches", ["batch"])
    op.create_table(
        "filters",
        Column("number", Integer, nullable=False),
        Column("content", Text, nullable=False),
        PrimaryKeyConstraint("number", name="pk_filters"),
        UniqueConstraint("content", name="uq_filters_content"),
        sqlite_autoincrement=True,
    )
