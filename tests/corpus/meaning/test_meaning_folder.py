"""A model of one's own, in a folder as model hubs lay them out."""

import json
from pathlib import Path

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, pre_tokenizers, processors

from corpus.errors import ModelUnusable
from corpus.meaning.model_folder import FolderModel

WORDS = {"[CLS]": 0, "[SEP]": 1, "[UNK]": 2, "one": 3, "two": 4, "query:": 5}
TABLE = np.array([[4, 0], [0, 4], [1, 1], [2, 0], [0, 2], [6, 6]], np.float32)


def write(
    folder: Path, graph: str = "model.onnx", output: str = "last_hidden_state", types: bool = False
) -> None:
    """A model whose token vectors are the rows of TABLE; as a sentence's, its first token doubled."""
    nodes = [helper.make_node("Gather", ["table", "input_ids"], ["tokens"])]
    if output == "last_hidden_state":
        nodes.append(helper.make_node("Identity", ["tokens"], [output]))
        shape: list[str | int] = ["texts", "tokens", 2]
    else:
        nodes.append(helper.make_node("Gather", ["tokens", "zero"], [output], axis=1))
        shape = ["texts", 2]
    names = ["input_ids", "attention_mask", *(["token_type_ids"] if types else [])]
    inputs = [helper.make_tensor_value_info(name, TensorProto.INT64, ["texts", "tokens"]) for name in names]
    outputs = [helper.make_tensor_value_info(output, TensorProto.FLOAT, shape)]
    constants = [numpy_helper.from_array(TABLE, "table"), numpy_helper.from_array(np.array(0), "zero")]
    made = helper.make_graph(nodes, "tiny", inputs, outputs, constants)
    (folder / graph).parent.mkdir(parents=True, exist_ok=True)
    onnx.save(
        helper.make_model(made, opset_imports=[helper.make_opsetid("", 17)], ir_version=8), folder / graph
    )
    tokenizer = Tokenizer(models.WordLevel(WORDS, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 0), ("[SEP]", 1)]
    )
    tokenizer.save(str(folder / "tokenizer.json"))


def settings(folder: Path, name: str, values: object) -> None:
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text(json.dumps(values))


def direction(x: float, y: float) -> list[float]:
    return [x / np.hypot(x, y), y / np.hypot(x, y)]


@pytest.mark.parametrize(("graph", "types"), [("model.onnx", False), ("onnx/model.onnx", True)])
def test_tokens_are_averaged_without_what_fills_up(tmp_path: Path, graph: str, types: bool) -> None:
    write(tmp_path, graph, types=types)
    vectors = FolderModel(tmp_path).embed_sentences(["one one one one", "two"])
    np.testing.assert_allclose(vectors, [direction(12, 4), direction(4, 6)], rtol=1e-6)


@pytest.mark.parametrize(
    ("mode", "expected"), [("pooling_mode_cls_token", [1, 0]), ("pooling_mode_lasttoken", [0, 1])]
)
def test_the_folder_says_how_tokens_become_one_vector(
    tmp_path: Path, mode: str, expected: list[float]
) -> None:
    write(tmp_path)
    settings(tmp_path, "1_Pooling/config.json", {mode: True})
    np.testing.assert_allclose(FolderModel(tmp_path).embed_sentences(["two", "one two"]), [expected] * 2)


def test_a_vector_of_the_sentence_is_taken_as_it_is(tmp_path: Path) -> None:
    write(tmp_path, output="sentence_embedding")
    np.testing.assert_allclose(FolderModel(tmp_path).embed_sentences(["two"]), [[1, 0]])


def test_questions_get_the_prefix_that_the_folder_names(tmp_path: Path) -> None:
    write(tmp_path)
    settings(tmp_path, "config_sentence_transformers.json", {"prompts": {"query": "query: "}})
    model = FolderModel(tmp_path)
    np.testing.assert_allclose(model.embed_questions(["one"]), [direction(12, 10)], rtol=1e-6)
    np.testing.assert_allclose(model.embed_sentences(["one"]), [direction(6, 4)], rtol=1e-6)


def test_a_text_over_the_limit_is_cut(tmp_path: Path) -> None:
    write(tmp_path)
    settings(tmp_path, "sentence_bert_config.json", {"max_seq_length": 3})
    vectors = FolderModel(tmp_path).embed_sentences(["one two two two"])
    np.testing.assert_allclose(vectors, [direction(6, 4)], rtol=1e-6)


def test_a_folder_without_a_model_is_refused_with_what_it_needs(tmp_path: Path) -> None:
    with pytest.raises(ModelUnusable, match=r"needs model\.onnx .* and tokenizer\.json"):
        FolderModel(tmp_path)


def test_a_file_that_is_no_graph_is_refused(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "model.onnx").write_bytes(b"a pointer to a large file")
    with pytest.raises(ModelUnusable):
        FolderModel(tmp_path)
