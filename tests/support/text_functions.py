"""The public functions that see text, found by walking the rooms, each as a function of that text alone."""

import importlib
import inspect
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from typing import Any

from corpus.models import Sentence
from handlers.texts.excerpt import Span
from tests.support.patterns import modules

ROOMS = ("corpus.language", "corpus.readers", "corpus.web", "corpus.feeds", "corpus.answers", "handlers")
# What is given for a parameter that is not the text: by its name, else by its type.
_NAMED: dict[str, Any] = {
    "language": "fr",
    "name": "planted.txt",
    "host": "example.org",
    "port": 80,
    "room": 400,
    "length": 300,
    "most": 20,
    "said": frozenset(),
    "seen": frozenset(),
    "following": ("",),
    "start": 0,
    "day": date(2025, 6, 1),
    "today": date(2026, 12, 1),
}
_TYPED: dict[Any, Any] = {Span: Span(0, 1), Sentence: Sentence(0, 1)}
_TEXTS = (str, bytes, str | None)


def text_functions() -> Iterator[tuple[str, Callable[[str], object] | None]]:
    """Each function that takes a text, by its name; None for one whose other arguments are not known."""
    for module_name, _ in modules():
        if not module_name.startswith(ROOMS):
            continue
        module = importlib.import_module(module_name)
        for name, value in vars(module).items():
            function = inspect.unwrap(value) if callable(value) else value
            if (
                name.startswith("_")
                or not inspect.isfunction(function)
                or inspect.iscoroutinefunction(function)
            ):
                continue
            if function.__module__ == module_name and _text_parameters(function):
                yield f"{module_name}.{name}", _call(function)


def _parameters(function: Callable[..., object]) -> dict[str, Any]:
    wanted = inspect.signature(function).parameters.values()
    # An annotation in quotes names what is imported for types alone: no text.
    return {one.name: one.annotation for one in wanted if one.default is one.empty}


def _text_parameters(function: Callable[..., object]) -> list[str]:
    return [name for name, kind in _parameters(function).items() if kind in _TEXTS and name not in _NAMED]


def _call(function: Callable[..., object]) -> Callable[[str], object] | None:
    given: dict[str, Any] = {}
    texts: dict[str, bool] = {}
    for name, kind in _parameters(function).items():
        if name in _NAMED:
            given[name] = _NAMED[name]
        elif kind in _TEXTS:
            texts[name] = kind is bytes
        elif kind in _TYPED:
            given[name] = _TYPED[kind]
        else:
            return None
    return partial(_with_text, function, given, texts)


def _with_text(
    function: Callable[..., object], given: dict[str, Any], texts: dict[str, bool], text: str
) -> object:
    hostile = {
        name: text.encode("utf-8", "replace") if in_bytes else text for name, in_bytes in texts.items()
    }
    return function(**given, **hostile)
