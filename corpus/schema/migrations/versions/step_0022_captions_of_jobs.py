"""What somebody wrote beside a file that is being read."""

from alembic import op
from sqlalchemy import Column, Text

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Add its column."""
    # SQLite writes an added column at the end of the table's own text: made anew it is as in a new database.
    caption = Column("caption", Text, nullable=False, server_default="")
    if op.get_bind().dialect.name == "sqlite":
        anew = op.batch_alter_table("jobs", recreate="always", table_kwargs={"sqlite_autoincrement": True})
        with anew as jobs:
            jobs.add_column(caption)
    else:
        op.add_column("jobs", caption)
