"""What families of models were trained to see before a question and before a text that may answer it.

From the models' own cards. A model that is not here gets the bare text, as most were trained.
"""

from typing import NamedTuple


class Prefixes(NamedTuple):
    """Put before every question, and before every text that may answer one."""

    question: str
    sentence: str


NONE = Prefixes("", "")

# By a part of the model's name; the first that fits counts.
_FAMILIES = {
    "e5-mistral": Prefixes("Instruct: Retrieve text that answers the question\nQuery: ", ""),
    "e5-large-instruct": Prefixes("Instruct: Retrieve text that answers the question\nQuery: ", ""),
    "e5-": Prefixes("query: ", "passage: "),
    "bge-m3": NONE,
    "bge-": Prefixes("Represent this sentence for searching relevant passages: ", ""),
    "mxbai-embed": Prefixes("Represent this sentence for searching relevant passages: ", ""),
    "arctic-embed": Prefixes("query: ", ""),
    "nomic-embed": Prefixes("search_query: ", "search_document: "),
    "embeddinggemma": Prefixes("task: search result | query: ", "title: none | text: "),
    "qwen3-embedding": Prefixes("Instruct: Retrieve text that answers the question\nQuery: ", ""),
}


def prefixes(model: str) -> Prefixes:
    """The prefixes of the family that the model's name tells."""
    name = model.lower()
    return next((found for part, found in _FAMILIES.items() if part in name), NONE)
