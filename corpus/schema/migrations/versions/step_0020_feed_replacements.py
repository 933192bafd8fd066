"""Which articles a feed replaced, for its report to name them."""

from alembic import op
from sqlalchemy import Column, ForeignKeyConstraint, Integer, PrimaryKeyConstraint

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Make their table."""
    op.create_table(
        "feed_replacements",
        Column("feed", Integer, nullable=False),
        Column("change", Integer, nullable=False),
        PrimaryKeyConstraint("feed", "change", name="pk_feed_replacements"),
        ForeignKeyConstraint(
            ["feed"], ["feeds.number"], name="fk_feed_replacements_feeds", ondelete="CASCADE"
        ),
    )
