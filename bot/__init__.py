"""How Pullquote runs: the command line, the composition root and the settings."""

import os
import sys

# `python -m` looks for modules in the current folder first, whoever filled it. This is before all of them.
if sys.path and sys.path[0] == os.getcwd() != os.path.dirname(os.path.dirname(os.path.abspath(__file__))):  # noqa: PTH109, PTH100, PTH120
    del sys.path[0]
