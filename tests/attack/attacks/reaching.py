"""Addresses that lead where the bot must not go, or that take for ever to be found."""

import time

from tests.attack.near_web import SLOW
from tests.attack.registry import attack
from tests.attack.stage import Stage

PRIVATE = (
    "http://[fec0::1]/", "http://192.0.0.8/", "http://[3fff::1]/", "http://[2001:db8::1]/", "http://192.0.2.1/",
    "http://198.18.0.1/", "http://100.64.0.1/", "http://[::ffff:10.0.0.1]/", "http://[64:ff9b::a00:1]/", "http://[5f00::1]/",
    "http://127.1/", "http://0x7f000001/", "http://[fe80::1]/", "http://[ff02::1]/", "http://192.88.99.1/",
    "http://[100::1]/", "http://[2001:2::1]/", "http://240.0.0.1/", "http://255.255.255.255/", "http://[::]/",
    "http://[2001:10::1]/", "http://[64:ff9b:1::1]/", "http://[2002:a00:1::]/", "http://169.254.169.254/", "http://0.0.0.0/",
)  # fmt: skip
MOST_SECONDS = 33.0  # of which the page has 30


@attack(seconds=150)
async def attack_17_addresses_that_are_not_public(stage: Stage) -> None:
    """Links to addresses that the registries of IANA do not give to the public internet."""
    wrong = []
    async with stage.running():
        for link in PRIVATE:
            reply = await stage.owner.asks(f"/add {link}", within=35)
            if "private" not in reply.text:
                wrong.append(link)
    assert not wrong, f"taken for public: {', '.join(wrong)}"
    stage.demand_no_change()


@attack(seconds=90)
async def attack_17_names_found_slowly(stage: Stage) -> None:
    """A link to a host whose address takes forty seconds to be found."""
    async with stage.running(near_web=True):
        began = time.monotonic()
        link = stage.owner.says(stage.address(SLOW, "/page"))
        await stage.world.reply_to(link, 60)
        taken = time.monotonic() - began
    assert taken < MOST_SECONDS, f"the link was told of after {taken:.0f} s"
    stage.demand_no_change()
