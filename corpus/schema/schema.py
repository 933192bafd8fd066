"""Opening a database with the tables of this version of Pullquote."""

from pathlib import Path
from uuid import uuid4

from sqlalchemy import URL, Column, Connection, MetaData, PrimaryKeyConstraint, String, Table, inspect, select

from corpus.database.database import Database
from corpus.database.tables import ANALYSIS, IDENTITY, meta
from corpus.errors import StoreTooNew
from corpus.schema.all_tables import metadata

HEAD = "0022"  # the last migration, which ends at the tables of ``all_tables``

# Alembic's own table as Alembic makes it: a database is stamped without importing Alembic.
_stamp = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)


def open_database(url: str | URL) -> Database:
    """The database at an SQLAlchemy URL, its tables made, or brought up to this version.

    Whoever opens it closes it. Raises SettingError for a URL of another kind; DataFolderUnusable,
    StoreDamaged, StoreTooNew or StoreUnavailable.
    """
    database = Database(url)
    try:
        bring_to_head(database)
    except BaseException:
        database.close()
        raise
    return database


def bring_to_head(database: Database) -> None:
    """Make the tables of an empty database, or migrate those of an older version.

    Raises StoreTooNew when a later version of Pullquote made them.
    """
    with database.read() as connection:
        if _revision(connection) == HEAD:
            return
    with database.change_schema() as connection:
        # Read again: another process may have done it while this one waited.
        if _revision(connection) == HEAD:
            return
        if inspect(connection).has_table(_stamp.name):
            _migrate(connection, database.place)
        else:
            _make(connection)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table(_stamp.name):
        return None
    return connection.scalar(select(_stamp.c.version_num))


def _make(connection: Connection) -> None:
    # A new database takes its tables in one step: the migrations would cost each newcomer their imports.
    metadata.create_all(connection, checkfirst=False)
    _stamp.create(connection)
    facts = {IDENTITY: uuid4().hex, ANALYSIS: None}
    connection.execute(meta.insert(), [{"name": name, "value": value} for name, value in facts.items()])
    connection.execute(_stamp.insert(), {"version_num": HEAD})


def _migrate(connection: Connection, place: str) -> None:
    # Imported here: it takes a quarter of a second, which each start would pay and only an upgrade needs.
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    revision = _revision(connection)
    if revision is not None and revision not in known:
        raise StoreTooNew(place, revision)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
