"""What a process that is started gets of the surroundings: its variables, and where it finds modules.

Nothing of the folder that happens to be the current one can be imported, and no token, password or proxy is
handed on but by name.
"""

import os
import sys
from collections.abc import Collection, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]  # of our own packages

# All that every process needs to know. PYTHONPATH is not among it: its folders come as the path itself.
_VARIABLES = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TZ", "TMPDIR", "TEMP", "TMP", "SYSTEMROOT")
_PROGRAM = "import sys; sys.path[:] = {path}; from {module} import main; main()"


def environment(names: Collection[str] = ()) -> dict[str, str]:
    """The variables that every process needs, and those of these names."""
    kept = {name: os.environ[name] for name in (*_VARIABLES, *names) if name in os.environ}
    programs = [
        folder for folder in kept.get("PATH", os.defpath).split(os.pathsep) if Path(folder).is_absolute()
    ]
    return kept | {"PATH": os.pathsep.join(programs)}


def command(module: str, *arguments: str) -> tuple[str, ...]:
    """What starts Python with the ``main`` of a module, which finds the arguments from ``sys.argv[1]`` on."""
    # -I looks neither into the current folder nor at variables such as PYTHONPATH and PYTHONSTARTUP.
    return (sys.executable, "-I", "-c", _PROGRAM.format(path=safe_path(), module=module), *arguments)


def safe_path(entries: Collection[str] | None = None, variables: Mapping[str, str] = os.environ) -> list[str]:
    """Where this process looks for modules, without the current folder and what is relative to it.

    The folder of our own packages stays, and so does what PYTHONPATH names in full: that is the operator's.
    """
    named = variables.get("PYTHONPATH", "").split(os.pathsep)
    chosen = {name for name in named if Path(name).is_absolute()} | {str(ROOT)}
    # The interpreter has made absolute what was relative when it began.
    relative = {os.path.abspath(name) for name in named if not Path(name).is_absolute()} | {os.getcwd()}  # noqa: PTH100, PTH109
    found = [
        entry
        for entry in (sys.path if entries is None else entries)
        if Path(entry).is_absolute() and (entry in chosen or entry not in relative)
    ]
    # It is missing where it is the current folder that this process began in, or found in other ways.
    return found if str(ROOT) in found else [str(ROOT), *found]
