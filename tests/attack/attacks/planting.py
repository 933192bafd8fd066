"""A folder of somebody else's on the same machine, in which the bot is started."""

import asyncio
import sys
from pathlib import Path

from tests.attack.registry import attack
from tests.attack.stage import Stage

# Every name that the bot or a child of it might look for beside where it stands.
PLANTED = [
    "handlers/__init__.py",
    "handlers/statistics_picture.py",
    "handlers/articles/__init__.py",
    "handlers/articles/statistics_picture.py",
    "multiprocessing/__init__.py",
    "corpus/__init__.py",
    "corpus/readers/__init__.py",
    "corpus/readers/reading_worker.py",
    "corpus/feeds/__init__.py",
    "corpus/feeds/feed_worker.py",
    "bot/__init__.py",
    "bot/__main__.py",
    "matplotlib.py",
    "numpy.py",
    "json.py",
    "resource.py",
    "feedparser.py",
    "sitecustomize.py",
    "usercustomize.py",
    "pydantic.py",
    "lxml/__init__.py",
]


@attack(seconds=150)
async def attack_05_planted_folder(stage: Stage) -> None:
    """Modules named as the bot's and its children's lie in the folder in which it is started."""
    planted, ran = stage.folder / "planted", stage.folder / "ran"
    for name in PLANTED:
        file = planted / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(
            f"import os\nopen({str(ran)!r}, 'a').write({name!r} + str(dict(os.environ)) + '\\n')\n"
        )
    installed = Path(sys.executable).with_name("pullquote")
    async with stage.running(command=[str(installed), "run"], cwd=planted):
        receipt = stage.owner.sends_document("mill.txt", b"The mill\n\nThe mill of Orrin was sold on Monday.")
        await stage.world.reply_to(receipt, 40)
        stage.owner.says("/stats")
        await asyncio.sleep(12)
    got = ran.read_text() if ran.exists() else ""
    names = [line.partition("{")[0] for line in got.splitlines()]
    assert not names, f"{', '.join(dict.fromkeys(names))} ran, with the token: {stage.world.token in got}"


@attack(seconds=90)
async def attack_05_children_know_no_secret(stage: Stage) -> None:
    """What a child of the bot that reads files could tell of the bot's secrets: its environment."""
    async with stage.running(UNRELATED_PASSWORD="hunter2-of-the-machine"):
        receipt = stage.owner.sends_document("mill.txt", b"The mill\n\nThe mill of Orrin was sold on Monday.")
        await stage.world.reply_to(receipt, 40)
        told = {
            child: Path(f"/proc/{child}/environ").read_bytes()
            for child in stage.children()
            if b"_worker" in Path(f"/proc/{child}/cmdline").read_bytes()
        }
        assert told, "no process reads"
        for child, environment in told.items():
            for secret in (stage.world.token, "hunter2-of-the-machine"):
                assert secret.encode() not in environment, (
                    f"child {child} has {secret[:9]}… in its environment"
                )
