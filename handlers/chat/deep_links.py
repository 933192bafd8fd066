"""Links that open the bot on something: ``https://t.me/<bot>?start=<payload>``, of at most 64 characters.

https://core.telegram.org/bots/features#deep-linking
"""

import base64
import binascii
import zlib
from collections.abc import Iterable
from typing import NamedTuple

from telegram.constants import MessageLimit

from handlers.chat.callback_codec import Press, pack


class AskQuestion(NamedTuple):
    """Answer a question."""

    question: str


class OpenArticle(NamedTuple):
    """Show what an article is, by the store's number for it."""

    key: int


Target = AskQuestion | OpenArticle | Press

# A letter, once given, keeps its meaning: links stand in messages and on pages for years.
QUESTION, SHORTENED_QUESTION, ARTICLE = "q", "z", "a"

# What a shortened question leaves out, the commonest last; never to be changed: old links are read by it.
PHRASES = (
    b" pendant avant apres depuis entre contre selon sans dans pour avec sur par les des une "
    b"Pourquoi Combien de Comment Quelles Quels Quelle Quel Que s\xe2\x80\x99est-il pass\xc3\xa9 Quand la le "
    b"O\xc3\xb9 Qui a-t-elle \xc3\xa9t\xc3\xa9 a-t-il ont-ils est-ce que "
    b" during before since against between without after about with from into for at by on "
    b"How much How many What happened Which Where Why When did the What did Who was were is to of in the "
)
LONGEST_NUMBER = 9  # digits
LONGEST_QUESTION = 400  # bytes; no link says more, unless it was made to burst here


def payload(target: Target) -> str | None:
    """The payload of a link, such as "a-12" or "cx-12-1-340-512"; None for a question too long for one.

    A question of up to 46 bytes fits, and mostly one of 60.
    """
    match target:
        case AskQuestion(question) if len(question.encode()) >= LONGEST_QUESTION:
            return None
        case AskQuestion(question):
            plain, shortened = question.encode(), _shortened(question.encode())
            made = min(
                f"{QUESTION}-{_encoded(plain)}", f"{SHORTENED_QUESTION}-{_encoded(shortened)}", key=len
            )
        case OpenArticle(key):
            made = f"{ARTICLE}-{key}"
        case Press():
            made = pack(target).replace(":", "-")
    return made if len(made) <= MessageLimit.DEEP_LINK_LENGTH else None


def target(payload: str, kinds: Iterable[type[Press]] = ()) -> Target | None:
    """What a payload means; None when it means nothing, or nothing any more.

    ``kinds`` are the buttons that a link may press, too.
    """
    letter, _, rest = payload.partition("-")
    if letter in (QUESTION, SHORTENED_QUESTION):
        return _question(rest, shortened=letter == SHORTENED_QUESTION)
    if letter == ARTICLE:
        known = rest.isascii() and rest.isdigit() and len(rest) <= LONGEST_NUMBER
        return OpenArticle(int(rest)) if known else None
    return next((press for kind in kinds if (press := kind.read(payload.replace("-", ":")))), None)


def _question(encoded: str, *, shortened: bool) -> AskQuestion | None:
    try:
        data = base64.urlsafe_b64decode(encoded + "=" * (-len(encoded) % 4))
        question = (_whole(data) if shortened else data).decode().strip()
    except (binascii.Error, zlib.error, ValueError):
        return None
    return AskQuestion(question) if question else None


def _encoded(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def _shortened(data: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS, 9, zlib.Z_DEFAULT_STRATEGY, PHRASES)
    return packer.compress(data) + packer.flush()


def _whole(data: bytes) -> bytes:
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS, PHRASES)
    question = unpacker.decompress(data, LONGEST_QUESTION)
    if not unpacker.eof:
        raise ValueError("not the whole of a question")
    return question
