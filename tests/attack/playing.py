"""One attack from its beginning to its end, and what came of it."""

import asyncio
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.attack.honest import Figures, figures
from tests.attack.registry import Attack
from tests.attack.stage import Stage, set_up

LIMIT = 1.0  # seconds that an honest person may have to wait, whatever somebody else does


@dataclass(frozen=True)
class Outcome:
    """What came of an attack; it held when nothing stands in ``broken``."""

    attack: Attack
    broken: tuple[str, ...]
    honest: Figures
    peak: int  # megabytes of the bot's own process, at the most
    seconds: float

    @property
    def held(self) -> bool:
        """Whether the bot withstood."""
        return not self.broken


def play(attack: Attack, articles: Path, limit: float = LIMIT) -> Outcome:
    """Play an attack on a copy of a newsroom's data folder."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder, set_up(Path(folder), articles) as stage:
        broken = asyncio.run(_play(attack, stage, attack.seconds * max(limit / LIMIT, 1.0)))
        honest = figures(stage.asked)
        broken += [*stage.faults, *_of_honest(honest, limit)]
        broken += [f"a call that Telegram refuses: {call[:150]}" for call in stage.world.violations[:1]]
        return Outcome(attack, tuple(broken), honest, stage.peak, time.monotonic() - began)


async def _play(attack: Attack, stage: Stage, seconds: float) -> list[str]:
    try:
        async with asyncio.timeout(seconds):
            await attack.play(stage)
    except TimeoutError:
        return [f"it was not over after {seconds:.0f} s"]
    except AssertionError as error:
        return [" ".join(str(error).split())[:300] or "an assertion failed"]
    except Exception as error:  # noqa: BLE001  whatever it is, the others are played
        return [f"it could not be played: {type(error).__name__}: {error}"[:300]]
    return []


def _of_honest(honest: Figures, limit: float) -> list[str]:
    broken = []
    if honest.worst > limit:
        broken.append(f"others waited up to {honest.worst:.1f} s")
    if honest.wrong:
        broken.append(f"{honest.wrong} wrong answers to others, such as {honest.such_as}")
    if honest.missing:
        broken.append(f"{honest.missing} answers to others missing")
    return broken
