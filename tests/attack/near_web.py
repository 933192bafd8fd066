"""The web of the attacks: every name under ``.example`` leads to this machine, and to nothing else."""

import time
from collections.abc import Sequence

from corpus.web.addresses import Reach

SLOW = "slow-names.example"
SLOW_SECONDS = 40.0  # that its address takes to be found: more than a page may take in all


def resolve(host: str, port: int) -> Sequence[str]:
    """Where a name leads; raises OSError for one that is not ours."""
    if not host.endswith(".example"):
        raise OSError(f"{host} is not of this web")
    if host == SLOW:
        time.sleep(SLOW_SECONDS)
    return ["127.0.0.1"]


NEAR = Reach(private=True, resolver=resolve)
