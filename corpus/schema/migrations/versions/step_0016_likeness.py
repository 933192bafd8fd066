"""The signatures of texts, by which articles that are nearly the same find each other."""

from alembic import op
from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
)

revision = "0016"
down_revision = "0015"

_VERSION = (["article_key", "version"], ["versions.article_key", "versions.version"])


def upgrade() -> None:
    """Make their tables; what is there already is compared once it gets a new version."""
    op.create_table(
        "signatures",
        Column("article_key", Integer, nullable=False, autoincrement=False),
        Column("version", Integer, nullable=False, autoincrement=False),
        Column("data", LargeBinary, nullable=False),
        PrimaryKeyConstraint("article_key", "version", name="pk_signatures"),
        ForeignKeyConstraint(*_VERSION, name="fk_signatures_versions"),
    )
    op.create_table(
        "bands",
        Column("band", BigInteger, nullable=False, autoincrement=False),
        Column("article_key", Integer, nullable=False, autoincrement=False),
        Column("version", Integer, nullable=False, autoincrement=False),
        PrimaryKeyConstraint("band", "article_key", "version", name="pk_bands"),
        ForeignKeyConstraint(*_VERSION, name="fk_bands_versions"),
    )
