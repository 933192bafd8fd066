"""What all tables are declared in, and the one table that is about the database itself.

``schema.HEAD`` names the migration that makes the same tables; a test holds the two equal.
"""

from sqlalchemy import Column, MetaData, Table, Text

metadata = MetaData(
    # Named constraints, so that a later migration can speak of them.
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(referred_table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
    }
)

# Facts about the whole database; both rows are there from the start.
meta = Table(
    "meta",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text),
)

IDENTITY = "identity"
ANALYSIS = "analysis"

ERASED_WITH_ARTICLE = {"erased_with_article": True}
"""``info`` of a column with an article's key: its rows go when the texts of that article are erased for good.

What refers to a version by a foreign key goes by itself.
"""
