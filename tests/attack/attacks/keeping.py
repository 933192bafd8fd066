"""What lies on the disk: who can read it, what stays of what was erased, and backups of others."""

import asyncio
import os
import sqlite3
import subprocess
import sys
import zlib
from contextlib import closing
from pathlib import Path
from struct import pack
from zipfile import ZIP_DEFLATED, ZipFile

from corpus.library import DATABASE_FILE
from corpus.models import Draft
from tests.attack.registry import attack
from tests.attack.stage import Stage, surroundings
from tests.support.paths import ROOT

WORD = "quetzalplume"  # that nobody else writes
COMMAND_SECONDS = 40.0
LARGEST = 3 << 30  # bytes that the bomb unpacks to
CHECKSUM = 0x480BBE37  # of so many zeros


@attack(seconds=90)
async def attack_11_files_for_all_to_read(stage: Stage) -> None:
    """The folder, the database and a backup, made where new files are readable by all."""
    stage.data = stage.folder / "fresh"
    before = os.umask(0o022)
    try:
        with stage.library() as library:
            for article in stage.before:
                library.add(Draft(**article.metadata, text=article.text))
        async with stage.running(umask=0o022):
            await asyncio.to_thread(command, stage, "backup", str(stage.folder / "all.backup"))
            open_ = [str(path) for path in readable(stage.data)]
            open_ += [str(path) for path in readable(stage.folder / "all.backup")]
    finally:
        os.umask(before)
    assert not open_, f"others can read {len(open_)} files, such as {Path(open_[0]).name}"


@attack(seconds=90)
async def attack_12_words_after_forget(stage: Stage) -> None:
    """A person's watched question on the disk, after /forget."""
    person = stage.person("Fanny")
    async with stage.running(honest=False):
        reply = await person.asks(f"Who has seen the {WORD} of Orrin?")
        label = next((one for one in reply.buttons if "Tell me" in one or "Watch" in one), None)
        assert label, f"the question cannot be watched: {reply.buttons}"
        await person.presses(reply, label)
        assert holding(stage.data, WORD), "the question was not kept"
        # What nobody could answer is kept for the staff, without who asked: that is dropped there.
        with stage.library() as library:
            library.asked.drop([one.number for one in library.asked.unanswered()])
        await person.asks("/forget")
        await asyncio.sleep(3)
        left = holding(stage.data, WORD)
        assert not left, f"the words are still in {', '.join(left)}"


@attack(seconds=90)
async def attack_12_words_erased_for_good(stage: Stage) -> None:
    """The text of an article on the disk, thirty days after it was removed."""
    with stage.library() as library:
        receipt = library.add(
            Draft(title="Plume", text=f"The {WORD} was seen in Orrin on Monday by a child.")
        )
        library.follow()
        library.remove([receipt.article.id])
    with closing(sqlite3.connect(stage.data / DATABASE_FILE)) as connection:
        connection.execute(
            "UPDATE articles SET removed_at = '2020-01-01 00:00:00.000000' WHERE removed_at IS NOT NULL"
        )
        connection.commit()
    async with stage.running(honest=False):
        await asyncio.sleep(8)
        left = holding(stage.data, WORD)
        assert not left, f"the words are still in {', '.join(left)}"
    stage.demand_no_change()


@attack(seconds=90)
async def attack_16_backup_that_unpacks_to_gigabytes(stage: Stage) -> None:
    """A backup of some megabytes that unpacks to three gigabytes, restored."""
    file = stage.folder / "bomb"
    file.write_bytes(await asyncio.to_thread(bomb))
    await demand_refused(stage, file)


@attack(seconds=60)
async def attack_16_backup_with_a_view(stage: Stage) -> None:
    """A backup in which a view that never ends stands in the place of a table, restored."""
    file = await backed_up(stage)
    endless = (
        "WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n) SELECT x AS key, x AS id FROM n"
    )
    with closing(sqlite3.connect(file)) as connection:
        names = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        assert "changes" in names
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("ALTER TABLE changes RENAME TO old_changes")
        connection.execute(f"CREATE VIEW changes AS {endless}")
        connection.commit()
    await demand_refused(stage, packed(stage, file))


@attack(seconds=60)
async def attack_16_backup_with_staff_of_its_own(stage: Stage) -> None:
    """A backup in which somebody has written rights for themselves, restored without a word."""
    file = await backed_up(stage)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(
            "INSERT INTO staff (person, name, rights, invited_by, since) "
            "VALUES (66666, 'Mallory', 'add people remove', NULL, '2025-01-01 00:00:00.000000')"
        )
        connection.commit()
    code, said = await asyncio.to_thread(command, stage, "restore", str(packed(stage, file)), "--replace")
    assert code in (0, 2), f"restoring ended with {code}: {said[-200:]!r}"
    with stage.library() as library:
        rights = library.people.staff.rights(66666)
    told = "Mallory" in said or "66666" in said or "right" in said
    assert code != 0 or not rights or told, f"66666 has {len(rights)} rights, and nothing was said: {said!r}"


@attack(seconds=60)
async def attack_backup_with_a_trigger(stage: Stage) -> None:
    """A backup with a trigger and with a path in the place of its member, restored."""
    file = await backed_up(stage)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TRIGGER planted AFTER INSERT ON articles BEGIN DELETE FROM changes; END")
        connection.commit()
    await asyncio.to_thread(command, stage, "restore", str(packed(stage, file)), "--replace")
    with closing(sqlite3.connect(stage.data / DATABASE_FILE)) as connection:
        planted = connection.execute(
            "SELECT name FROM sqlite_master WHERE type IN ('trigger', 'view')"
        ).fetchall()
    assert not planted, f"the database has {planted}"
    stage.demand_newsroom_as_it_was()


def bomb() -> bytes:
    """A zip of a few megabytes whose only member is three gigabytes of zeros, with the right checksum."""
    zeros, times = bytes(1 << 24), LARGEST >> 24
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    once = packer.compress(zeros) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = once * times + packer.flush()
    name = b"pullquote.db"
    told = pack("<HHHHHIIIHH", 20, 0, 8, 0, 0, CHECKSUM, len(packed), LARGEST, len(name), 0)
    member = b"PK\x03\x04" + told + name + packed
    entry = b"PK\x01\x02" + pack("<H", 20) + told + pack("<HHHII", 0, 0, 0, 0, 0) + name
    return member + entry + b"PK\x05\x06" + pack("<HHHHIIH", 0, 0, 1, 1, len(entry), len(member), 0)


async def backed_up(stage: Stage) -> Path:
    """The database of a backup of the newsroom."""
    code, said = await asyncio.to_thread(command, stage, "backup", str(stage.folder / "good"), seconds=60.0)
    assert code == 0, f"no backup was made: {said[-200:]!r}"
    with ZipFile(stage.folder / "good") as archive:
        return Path(archive.extract("pullquote.db", stage.folder))


def command(stage: Stage, *words: str, seconds: float = COMMAND_SECONDS) -> tuple[int, str]:
    """Run a command on the stage's data; its exit code and what it said."""
    own = {"DATA_DIR": str(stage.data), "EMBEDDINGS_URL": "off", "PYTHONPATH": str(ROOT)}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "bot", *words],
            env=surroundings() | own,
            cwd=stage.folder,
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
            stdin=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired:
        return -1, f"no end within {seconds:.0f} s"
    return done.returncode, done.stderr + done.stdout


async def demand_refused(stage: Stage, file: Path) -> None:
    """A backup is refused in words, soon, and nothing is changed by it."""
    code, said = await asyncio.to_thread(command, stage, "restore", str(file), "--replace")
    assert code == 2, f"restoring ended with {code}: {said[-200:]!r}"
    assert "Traceback" not in said, f"restoring said {said[-200:]!r}"
    stage.demand_no_change()


def packed(stage: Stage, file: Path) -> Path:
    """A database as a backup."""
    made = stage.folder / "made.backup"
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        archive.write(file, "pullquote.db")
    return made


def readable(path: Path) -> list[Path]:
    """The files at a path that others than their owner can read; none in a folder closed to them."""
    if not path.exists() or not path.stat().st_mode & 0o077:
        return []
    if path.is_file():
        return [path]
    return [path, *(found for one in sorted(path.iterdir()) for found in readable(one))]


def holding(folder: Path, word: str) -> list[str]:
    """The files in a folder that hold a word."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return [path.name for path in files if word.encode() in path.read_bytes()]
