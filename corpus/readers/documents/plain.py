"""Plain text: the file says nothing about itself, so all but the text is guessed."""

from corpus.readers.contract.content import Content
from corpus.readers.text.encoding import decode


def read(name: str, data: bytes) -> Content:
    """The text; raises NotText."""
    return Content(text=decode(name, data))
