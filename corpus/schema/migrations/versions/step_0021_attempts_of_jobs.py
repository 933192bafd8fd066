"""How often a file was being read when the bot ended without being told to."""

from alembic import op
from sqlalchemy import Column, Integer

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Add its column."""
    # SQLite writes an added column at the end of the table's own text: made anew it is as in a new database.
    attempts = Column("attempts", Integer, nullable=False, server_default="0")
    if op.get_bind().dialect.name == "sqlite":
        anew = op.batch_alter_table("jobs", recreate="always", table_kwargs={"sqlite_autoincrement": True})
        with anew as jobs:
            jobs.add_column(attempts)
    else:
        op.add_column("jobs", attempts)
