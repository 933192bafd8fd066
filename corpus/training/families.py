"""Which questions cross-validation keeps together: those on one article, in whatever pack and language."""

import re
from collections import defaultdict
from collections.abc import Iterable

from corpus.evaluation.packs import Pack, PackQuestion

_NUMBER = re.compile(r"\w{8,}")  # the part of a question's id that its translations share
_LANGUAGE = re.compile(r"(?:^|-)(?:en|fr)(?=-|$)")


class Families:
    """Articles of one id are translations of each other, and those of one title two versions."""

    def __init__(self, packs: Iterable[Pack]) -> None:
        self._family: dict[str, str] = {}
        drafts = [draft for pack in packs for draft in pack.articles]
        languages = defaultdict(set)
        for draft in drafts:
            languages[draft.id].add(draft.language)
        for draft in drafts:
            id = draft.id or ""
            keys = [f"id {id}", f"title {draft.title or id}"]
            # A title is the same in every pack, but not in every language.
            own = id if len(languages[id]) > 1 else draft.title or id
            family = next((self._family[key] for key in keys if key in self._family), own)
            for key in keys:
                self._family.setdefault(key, family)

    def of(self, question: PackQuestion) -> str:
        """The family of a question; one without an answer is of the family of its translations."""
        family = self._family.get(f"id {question.about}")
        if family is not None:
            return family
        number = _NUMBER.search(question.about)
        return number[0] if number else _LANGUAGE.sub("", question.about)
