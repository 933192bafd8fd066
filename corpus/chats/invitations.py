"""The invitations to the staff that are open."""

import secrets
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from sqlalchemy import BigInteger, Column, Connection, Integer, RowMapping, Table, Text, delete, select

from corpus.chats.rights import Right, Rights, as_words, from_words
from corpus.database.columns import Moment
from corpus.database.tables import metadata
from corpus.models import Record

OPEN_FOR = timedelta(hours=48)
SECRETS = 10**36  # which nobody guesses; two numbers of a button hold one


class Invitation(Record):
    """An invitation that nobody has accepted yet."""

    number: int
    rights: Rights
    by: int
    until: datetime

    def is_backed_by(self, rights: Rights) -> bool:
        """Whether somebody with these rights could make it now: only then it opens anything."""
        return Right.PEOPLE in rights and self.rights <= rights


# Invitations that are open. Of the secret in a link only the digest is here: the link cannot be told from it.
invitations = Table(
    "invitations",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("digest", Text, nullable=False, unique=True),
    Column("rights", Text, nullable=False),
    Column("by", BigInteger, nullable=False),
    Column("until", Moment, nullable=False),
    sqlite_autoincrement=True,  # an old button never revokes another invitation
)


def make(connection: Connection, rights: Rights, by: int, now: datetime | None) -> tuple[Invitation, int]:
    """A new invitation, and the secret that its link holds; those that have ended go."""
    now, secret = now or datetime.now(UTC), secrets.randbelow(SECRETS)
    until = now + OPEN_FOR
    connection.execute(delete(invitations).where(invitations.c.until <= now))
    row = {"digest": _digest(secret), "rights": as_words(rights), "by": by, "until": until}
    made = connection.execute(invitations.insert(), row)
    number = made.inserted_primary_key[0] if made.inserted_primary_key else 0
    return Invitation(number=number, rights=rights, by=by, until=until), secret


def still_open(connection: Connection, now: datetime | None) -> list[Invitation]:
    """Those that are open, the first made first."""
    still = invitations.c.until > (now or datetime.now(UTC))
    rows = connection.execute(select(invitations).where(still).order_by(invitations.c.number))
    return [_invitation(row) for row in rows.mappings()]


def opened(connection: Connection, secret: int, now: datetime | None) -> Invitation | None:
    """The one that a link opens; None when it was used, was revoked or has ended."""
    its = (invitations.c.digest == _digest(secret)) & (invitations.c.until > (now or datetime.now(UTC)))
    row = connection.execute(select(invitations).where(its)).mappings().first()
    return _invitation(row) if row else None


def close(connection: Connection, number: int) -> bool:
    """Close an invitation; whether it was open."""
    return bool(connection.execute(delete(invitations).where(invitations.c.number == number)).rowcount)


def forget(connection: Connection, person: int) -> None:
    """Drop the invitations that a person made."""
    connection.execute(delete(invitations).where(invitations.c.by == person))


def _invitation(row: RowMapping) -> Invitation:
    kept = {name: value for name, value in row.items() if name != "digest"}
    return Invitation(**{**kept, "rights": from_words(row["rights"])})


def _digest(secret: int) -> str:
    return sha256(str(secret).encode()).hexdigest()
