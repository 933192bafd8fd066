"""Updates made from the description of the Bot API: whole ones, and the same broken in every way."""

import random
from collections.abc import Iterator
from typing import Any, NamedTuple

DEPTH = 3  # records in records; below, only what is required
ODD = (None, True, -1, 2**70, 0.5, "", "x" * 10_000, [], [None], [[[]]], {}, {"x": 1}, "\ud800", [{}] * 50)
"""What stands in the place of a field."""


class Made(NamedTuple):
    """An update, and in which way it was made."""

    way: str
    kind: str
    update: dict[str, Any]


class Maker:
    """Makes updates of one description; equal seeds make equal ones."""

    def __init__(self, spec: dict[str, Any], seed: int = 1) -> None:
        self._types = spec["types"]
        self._random = random.Random(seed)  # noqa: S311  nothing secret
        self._number = 0

    @property
    def kinds(self) -> list[str]:
        """The kinds of updates."""
        return [field["name"] for field in self._types["Update"]["fields"] if field["name"] != "update_id"]

    def updates(self) -> Iterator[Made]:
        """All of them, in turn."""
        for kind in self.kinds:
            record = self._type_of("Update", kind)
            yield from self._of_kind(kind, record)
        for field in self._fields("Message"):
            content = self._value(field["types"][0], DEPTH)
            for way, value in (("with a field", content), *(("with an odd field", odd) for odd in ODD)):
                yield self._made(way, "message", self._record("Message", 1) | {field["name"]: value})
        yield from self._of_the_future()

    def _of_kind(self, kind: str, record: str) -> Iterator[Made]:
        yield self._made("with what is required", kind, self._record(record, 0))
        whole = self._record(record, DEPTH)
        yield self._made("with all fields", kind, whole)
        for name in whole:
            yield self._made("without a field", kind, {key: whole[key] for key in whole if key != name})
            odd = self._random.choice(ODD)
            yield self._made("with an odd field", kind, whole | {name: odd})
        for odd in ODD:
            yield self._made("of no record", kind, odd)
        yield self._made("with a field of the future", kind, whole | {"new_field": {"deep": [1]}})

    def _of_the_future(self) -> Iterator[Made]:
        for odd in ({"text": "?"}, *ODD):
            yield self._made("of a kind of the future", "holographic_message", odd)
        yield Made("without a kind", "none", {"update_id": self._next()})
        both = {"message": self._record("Message", 1), "poll": self._record("Poll", 1)}
        yield Made("of two kinds", "message", {"update_id": self._next(), **both})
        deep: dict[str, Any] = {}
        for _ in range(200):
            deep = {
                "reply_to_message": deep,
                "message_id": 1,
                "date": 1,
                "chat": {"id": 1, "type": "private"},
            }
        yield self._made("nested two hundred times", "message", deep)

    def _made(self, way: str, kind: str, content: Any) -> Made:
        return Made(way, kind, {"update_id": self._next(), kind: content})

    def _next(self) -> int:
        self._number += 1
        return self._number

    def _record(self, name: str, depth: int) -> dict[str, Any]:
        """A record of a type; of those that are one of several, the first."""
        described = self._types[name]
        if subtypes := described.get("subtypes"):
            return self._record(self._random.choice(subtypes) if depth else subtypes[0], depth)
        return {
            field["name"]: self._named(name, field, depth)
            for field in self._fields(name)
            if field["required"] or depth > 0
        }

    def _named(self, record: str, field: dict[str, Any], depth: int) -> Any:
        # A chat of the person's own is answered, where any number would be a chat that is none.
        if field["name"] == "type" and record == "Chat":
            return self._random.choice(("private", "group", "supergroup", "channel"))
        return self._value(field["types"][0], depth - 1)

    def _value(self, described: str, depth: int) -> Any:
        if described.startswith("Array of "):
            return [self._value(described.removeprefix("Array of "), depth)]
        simple: dict[str, Any] = {
            "Integer": self._random.randint(1, 10**9),
            "String": self._random.choice(("Who cancelled it?", "/start", "x", "https://a.example")),
            "Boolean": True,
            "True": True,
            "Float": 0.5,
        }
        return simple[described] if described in simple else self._record(described, depth)

    def _fields(self, name: str) -> list[dict[str, Any]]:
        return list(self._types[name].get("fields", []))

    def _type_of(self, name: str, field: str) -> str:
        return next(str(one["types"][0]) for one in self._fields(name) if one["name"] == field)
