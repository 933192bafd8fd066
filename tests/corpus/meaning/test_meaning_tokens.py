"""Texts cut into the pieces of a vocabulary."""

from pathlib import Path

import numpy as np
import pytest

from corpus.meaning.bundled.model_file import Vocabulary
from corpus.meaning.bundled.tokens import Tokenizer, save

PIECES = [
    "<s>",
    "<pad>",
    "</s>",
    "<unk>",
    "▁",
    "▁re",
    "▁report",
    "é",
    "port",
    "er",
    "▁er",
    "e",
    "s",
    "<mask>",
]
SCORES = [0, 0, 0, 0, -3, -4, -6, -7, -5, -4, -5, -6, -6, 0]


@pytest.fixture
def tokenizer(tmp_path: Path) -> Tokenizer:
    replacements = {ord("ﬀ"): "ff", ord("\t"): " ", 0xAD: ""}
    save(Vocabulary(PIECES, np.array(SCORES, np.float32), 0, 2, 1, 3, replacements), tmp_path)
    return Tokenizer(tmp_path)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        ("  \n ", []),
        ("reporter", ["▁report", "er"]),  # -10, while re + port + er costs -13
        ("reporté", ["▁report", "é"]),
        ("reporte\u0301", ["▁report", "é"]),
        ("re\u00adport\ter", ["▁report", "▁er"]),
        ("port x", ["▁", "port", "▁", "<unk>"]),
        ("<s>", ["▁", "<unk>", "s", "<unk>"]),
    ],
)
def test_a_text_is_cut_the_most_probable_way(tokenizer: Tokenizer, text: str, pieces: list[str]) -> None:
    assert [PIECES[number] for number in tokenizer.numbers(text, 99)] == ["<s>", *pieces, "</s>"]


def test_a_long_text_keeps_its_begin_and_an_end(tokenizer: Tokenizer) -> None:
    numbers = tokenizer.numbers("reporter " * 50, 6)
    assert [PIECES[number] for number in numbers] == ["<s>", "▁report", "er", "▁report", "er", "</s>"]
