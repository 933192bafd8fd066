"""What a process and the one that asks it say to each other: JSON, an object to a line.

A question is ``{"question": …, "size": n}`` and n bytes behind that line; to it are said any number of
``{"answer": …}``, then one of the three below. No pickles, which could run code of a process that a hostile
file has taken over. The process also holds one end of a pipe, its lifeline, to which nothing is written.
"""

import json
from typing import Any

ANSWER, QUESTION, SIZE = "answer", "question", "size"
LIFELINE = 2  # the argument that is the number of its end of the lifeline
LONGEST = 67_108_864  # bytes of an answer, unless whoever asks takes fewer
END = {"end": True}  # of the answers
LAST = {"last": True}  # the same, and the process ends too
MEMORY = {"memory": True}  # there is none left


def line(message: Any) -> bytes:
    """A message as a line."""
    return json.dumps(message).encode() + b"\n"
