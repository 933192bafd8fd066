"""The mark by which all that a file brought is taken back together, also after a restart."""

from alembic import op
from sqlalchemy import Column, Integer

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Add its column."""
    # SQLite writes an added column at the end of the table's own text: made anew it is as in a new database.
    if op.get_bind().dialect.name == "sqlite":
        anew = op.batch_alter_table("jobs", recreate="always", table_kwargs={"sqlite_autoincrement": True})
        with anew as jobs:
            jobs.add_column(Column("mark", Integer))
    else:
        op.add_column("jobs", Column("mark", Integer))
