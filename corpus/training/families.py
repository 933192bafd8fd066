"""Which questions cross-validation keeps together: those on one article, in whatever pack and language."""

import re
from collections.abc import Iterable

from corpus.evaluation.packs import Pack, PackQuestion

_NUMBER = re.compile(r"\w{8,}")  # the part of a question's id that its translations share
_LANGUAGE = re.compile(r"(?:^|-)(?:en|fr)(?=-|$)")


class Families:
    """Articles of one id are translations of each other, and those of one title two versions."""

    def __init__(self, packs: Iterable[Pack]) -> None:
        self._family: dict[str, str] = {}
        for pack in packs:
            for draft in pack.articles:
                keys = [f"id {draft.id}", f"title {draft.title or draft.id}"]
                family = next((self._family[key] for key in keys if key in self._family), draft.id or "")
                for key in keys:
                    self._family.setdefault(key, family)

    def of(self, question: PackQuestion) -> str:
        """The family of a question; one without an answer is of the family of its translations."""
        family = self._family.get(f"id {question.about}")
        if family is not None:
            return family
        number = _NUMBER.search(question.about)
        return number[0] if number else _LANGUAGE.sub("", question.about)
