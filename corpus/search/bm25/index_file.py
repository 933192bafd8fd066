"""The file an index is kept in: arrays behind a header, read by memory map, believed only when whole.

Layout: MAGIC, the header's length (8 bytes, little-endian), its digest, the header (JSON), then each
array at a multiple of 64 bytes. The header holds a digest of the arrays: BLAKE2b over one sum for each
block, since a digest over every byte of a large index would take longer than opening it may.
"""

import json
import mmap
import os
import time
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

MAGIC = b"PULLQ\x00\x00\x01"  # the last byte is the version of the layout and of what the arrays mean
DIGEST = 32
PREFIX = len(MAGIC) + 8 + DIGEST
ALIGNMENT = 64
BLOCK = 1 << 16  # bytes summed together
STALE_SECONDS = 600  # a temporary file this old was left by a process that died


class Saved(NamedTuple):
    """What a file holds, and the digest that names this very content."""

    records: dict[str, Any]
    arrays: dict[str, Array]
    digest: str


def write(path: Path, records: Mapping[str, Any], arrays: Mapping[str, Array]) -> str:
    """Put the file in place at once and for good (temporary name, fsync, rename); gives its digest.

    Raises OSError when the disk is full or the folder cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    _clear_stale(path.parent)
    flat = {name: np.ascontiguousarray(array) for name, array in arrays.items()}
    table: list[tuple[str, str, int, int]] = []
    position = 0
    for name, array in flat.items():
        table.append((name, array.dtype.str, len(array), position))
        position = _aligned(position + array.nbytes)
    fields = {"records": records, "table": table, "size": position, "sums": _sums(flat.values())}
    header = json.dumps(fields).encode()
    seal = blake2b(header, digest_size=DIGEST).digest()
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    with temporary.open("wb") as file:
        file.write(MAGIC + len(header).to_bytes(8, "little") + seal + header)
        begin = _aligned(file.tell())
        for (_, _, _, offset), array in zip(table, flat.values(), strict=True):
            file.seek(begin + offset)
            file.write(array.data)
        file.truncate(begin + position)
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)
    _sync_folder(path.parent)
    return seal.hex()


def digest(path: Path) -> str | None:
    """What names the content of the file, unchecked; None when there is no file."""
    try:
        with path.open("rb") as file:
            return file.read(PREFIX)[-DIGEST:].hex()
    except OSError:
        return None


def read(path: Path) -> Saved | None:
    """What the file holds, its arrays mapped; None when it is missing, torn, damaged or of another layout."""
    try:
        with path.open("rb") as file:
            prefix = file.read(PREFIX)
            length = int.from_bytes(prefix[len(MAGIC) : len(MAGIC) + 8], "little")
            size = os.fstat(file.fileno()).st_size
            if not prefix.startswith(MAGIC) or length > size:
                return None
            header = file.read(length)
            seal = blake2b(header, digest_size=DIGEST).digest()
            if seal != prefix[-DIGEST:]:
                return None
            fields = json.loads(header)
            begin = _aligned(PREFIX + length)
            if size != begin + fields["size"]:
                return None
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except OSError:
        return None
    arrays = {
        name: np.frombuffer(mapped, dtype, count, begin + offset)
        for name, dtype, count, offset in fields["table"]
    }
    if _sums(arrays.values()) != fields["sums"]:
        return None
    return Saved(fields["records"], arrays, seal.hex())


def _sums(arrays: Iterable[Array]) -> str:
    sums = blake2b(digest_size=DIGEST)
    for array in arrays:
        flat = array.view(np.uint8)
        whole = len(flat) // BLOCK * BLOCK
        sums.update(flat[:whole].view(np.uint64).reshape(-1, BLOCK // 8).sum(axis=1).tobytes())
        sums.update(flat[whole:].tobytes())
    return sums.hexdigest()


def _aligned(position: int) -> int:
    return -(-position // ALIGNMENT) * ALIGNMENT


def _sync_folder(folder: Path) -> None:
    """Make a rename in the folder outlive a loss of power."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _clear_stale(folder: Path) -> None:
    for path in folder.glob("*.tmp"):
        if time.time() - path.stat().st_mtime > STALE_SECONDS:
            path.unlink(missing_ok=True)
