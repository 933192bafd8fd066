"""What a server packed, unpacked no further than a limit: a thousandth of it may be sent."""

import zlib
from collections.abc import Iterable, Iterator

ACCEPTED = "gzip, deflate"
_DETECTED = zlib.MAX_WBITS | 32  # by its head: gzip or zlib
_BARE = -zlib.MAX_WBITS  # what some servers take for "deflate"
_PIECE = 65_536  # bytes at once


def unpacked(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """The bytes behind one Content-Encoding, in small pieces; raises ValueError for any other."""
    name = encoding.strip().lower()
    if name in ("", "identity"):
        yield from chunks
    elif name in ("gzip", "x-gzip", "deflate"):
        yield from _inflated(chunks)
    else:  # several in a row are how a few bytes become a thousand million
        raise ValueError(f"Content-Encoding: {encoding[:40]}")


def _inflated(chunks: Iterable[bytes]) -> Iterator[bytes]:
    unpacker = None
    try:
        for chunk in chunks:
            unpacker = unpacker or zlib.decompressobj(_BARE if _is_bare(chunk) else _DETECTED)
            waiting = chunk
            while waiting and not unpacker.eof:
                yield unpacker.decompress(waiting, _PIECE)
                waiting = unpacker.unconsumed_tail
        if unpacker:
            yield unpacker.flush()
    except zlib.error as error:
        raise ValueError(f"Content-Encoding: {error}") from error


def _is_bare(beginning: bytes) -> bool:
    # The first two bytes of zlib's own form are a multiple of 31 (RFC 1950), gzip's are 1f 8b.
    if beginning[:2] == b"\x1f\x8b" or len(beginning) < 2:
        return False
    return beginning[0] & 0x0F != 8 or int.from_bytes(beginning[:2], "big") % 31 != 0
