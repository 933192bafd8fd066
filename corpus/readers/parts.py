"""One article of a file, or why it cannot be one."""

from typing import NamedTuple

from corpus.errors import SourceError
from corpus.models import Draft


class Part(NamedTuple):
    """One article of a file, or why it cannot be one: either ``draft`` or ``error`` is None."""

    name: str  # the file's own; of a part in it also where it stands: "lot.zip/juin/pont.docx"
    draft: Draft | None
    error: SourceError | None = None
    share: float = 1.0  # of the file that is read when this part is, in 0..1
