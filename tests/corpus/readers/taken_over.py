"""A process that reads, as a hostile file has made it: it says what it likes."""

import json
import sys
from collections.abc import Iterator
from itertools import count, repeat

EMPTY = {"kind": "EmptySource", "values": {"name": "a"}}


def main() -> None:
    """Answer each question by what the name of the file, or the address of the feed, says."""
    questions, answers = sys.stdin.buffer, sys.stdout.buffer
    while written := questions.readline():
        asked = json.loads(written)
        data = questions.read(asked["size"])
        question = asked["question"]
        for said in answer(question.get("name") or question["url"], data):
            answers.write(said)
            answers.flush()


def answer(name: str, data: bytes) -> Iterator[bytes]:
    """The bytes that came with the question as an answer and the end, or something without an end."""
    match name:
        case "a line without an end":
            yield from repeat(b" " * 1_000_000)
        case "parts without an end":
            for number in count():
                yield _said({"part": {"name": str(number), "share": 1.0, "draft": None, "error": EMPTY}})
        case "beginnings without an end":
            yield from repeat(_said({"begun": {"name": "a.txt", "format": "TXT", "seconds": 30}}))
        case "entries without an end":
            entry = {"id": "a", "link": None, "title": None, "published": None, "content": "a" * 1_000_000}
            yield _said({"feed": {"title": None, "present": ["a"], "left": []}})
            yield from repeat(_said({"entry": entry}))
        case "a text without an end":
            yield from repeat(_said({"text": "a" * 100_000}))
        case "what is nested deep":
            yield b'{"answer": ' + b"[" * 100_000 + b"\n"
        case "what is no message":
            yield b"5\n"
        case "nothing at all":
            yield b'{"end": true}\n'
        case _:
            yield _said(json.loads(data)) + b'{"end": true}\n'


def _said(answer: object) -> bytes:
    return json.dumps({"answer": answer}).encode() + b"\n"
