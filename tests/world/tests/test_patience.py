"""The clock of the tests' event loop: what the machine does for others does not count."""

import asyncio
import time


async def test_time_that_the_loop_did_not_have_does_not_pass() -> None:
    loop = asyncio.get_running_loop()
    began = loop.time()
    for _ in range(3):
        time.sleep(0.1)  # noqa: ASYNC251 - as if another program had the processor
        await asyncio.sleep(0)
    assert loop.time() - began < 0.1


async def test_a_timer_never_ends_before_its_time() -> None:
    began = time.monotonic()
    await asyncio.sleep(0.05)
    assert time.monotonic() - began >= 0.05
