"""The reader as it learns: the bundled model held still, low-rank changes and a head that move (torch)."""

from collections.abc import Sequence

import numpy as np
import torch
from torch.nn import functional

from corpus.meaning.bundled.model_file import Dimensions, Weights, unpacked
from corpus.meaning.bundled.passage_reader import Layout

RANK = 16
SCALE = 2.0  # what a change is multiplied by, as LoRA's authors set alpha to twice the rank
MATRICES = ("q", "k", "v", "ao", "fi", "fo")

Tensors = dict[str, torch.Tensor]


class Still:
    """The bundled model's own weights."""

    def __init__(self, weights: Weights) -> None:
        self.dimensions: Dimensions = weights.dimensions
        self._words = weights.blocks("emb.word")
        width = self.dimensions.width
        positions = weights.vector("emb.pos").reshape(-1, width) + weights.vector("emb.type")[:width]
        self.positions = torch.from_numpy(positions)
        self.pairs = {
            f"l{layer}.{name}": (
                torch.from_numpy(weights.matrix(f"l{layer}.{name}.w")),
                torch.from_numpy(np.array(weights.vector(f"l{layer}.{name}.b"))),
            )
            for layer in range(self.dimensions.layers)
            for name in MATRICES
        }
        names = [
            "emb.ln",
            *(f"l{n}.{norm}" for n in range(self.dimensions.layers) for norm in ("aln", "oln")),
        ]
        self.norms = {
            name: tuple(torch.from_numpy(np.array(weights.vector(f"{name}.{part}"))) for part in ("w", "b"))
            for name in names
        }

    def words(self, layouts: Sequence[Layout]) -> torch.Tensor:
        """The vectors of the words of several layouts: (layouts, most tokens, width)."""
        most = max(len(layout.tokens) for layout in layouts)
        words = np.zeros((len(layouts), most, self.dimensions.width), np.float32)
        for row, layout in zip(words, layouts, strict=True):
            row[: len(layout.tokens)] = unpacked(self._words[layout.tokens])
        return torch.from_numpy(words)


def begun(dimensions: Dimensions, random: np.random.Generator) -> Tensors:
    """What learns, as it begins: changes of nothing, and a head that knows nothing."""
    width, inner = dimensions.width, dimensions.inner_width
    drawn: dict[str, np.ndarray] = {}
    for layer in range(dimensions.layers):
        for name in MATRICES:
            inputs, outputs = inner if name == "fo" else width, inner if name == "fi" else width
            drawn[f"l{layer}.{name}.a"] = random.normal(0, inputs**-0.5, (RANK, inputs))
            drawn[f"l{layer}.{name}.b"] = np.zeros((outputs, RANK))
    drawn["head.hidden"] = random.normal(0, 0.02, (width, 2 * width))
    drawn["head.bias"] = np.zeros(width)
    drawn["head.out"] = random.normal(0, 0.02, width)
    return {name: torch.from_numpy(value.astype(np.float32)) for name, value in drawn.items()}


def logits(still: Still, learned: Tensors, layouts: Sequence[Layout], resting: int) -> list[torch.Tensor]:
    """For each layout a logit for "none of them", which is zero, and one for each sentence.

    Layers below ``resting`` learn nothing more.
    """
    tokens = _encoded(still, learned, layouts, resting)
    found = []
    for row, layout in zip(tokens, layouts, strict=True):
        means = torch.stack([row[start:end].mean(0) for start, end in layout.spans()])
        inputs = torch.cat([row[layout.marks[1:]], means], 1)
        units = functional.gelu(functional.linear(inputs, learned["head.hidden"], learned["head.bias"]))
        found.append(torch.cat([torch.zeros(1), units @ learned["head.out"]]))
    return found


def _encoded(still: Still, learned: Tensors, layouts: Sequence[Layout], resting: int) -> torch.Tensor:
    size, epsilon = still.dimensions, still.dimensions.epsilon
    words = still.words(layouts)
    count, most, width = words.shape
    lengths = torch.tensor([len(layout.tokens) for layout in layouts])
    seen = (torch.arange(most) < lengths[:, None])[:, None, None, :].expand(count, 1, most, most)

    def normed(inputs: torch.Tensor, name: str) -> torch.Tensor:
        return functional.layer_norm(inputs, (width,), *still.norms[name], epsilon)

    def linear(inputs: torch.Tensor, name: str) -> torch.Tensor:
        change = (inputs @ learned[f"{name}.a"].T) @ learned[f"{name}.b"].T
        return functional.linear(inputs, *still.pairs[name]) + SCALE * change

    tokens = normed(words + still.positions[:most], "emb.ln").reshape(count * most, width)
    for layer in range(size.layers):
        with torch.set_grad_enabled(torch.is_grad_enabled() and layer >= resting):
            heads = (count, most, size.heads, width // size.heads)
            queries, keys, values = (
                linear(tokens, f"l{layer}.{part}").view(heads).transpose(1, 2) for part in "qkv"
            )
            attended = functional.scaled_dot_product_attention(queries, keys, values, attn_mask=seen)
            attended = attended.transpose(1, 2).reshape(count * most, width)
            tokens = normed(tokens + linear(attended, f"l{layer}.ao"), f"l{layer}.aln")
            inner = functional.gelu(linear(tokens, f"l{layer}.fi"))
            tokens = normed(tokens + linear(inner, f"l{layer}.fo"), f"l{layer}.oln")
    return tokens.view(count, most, width)
