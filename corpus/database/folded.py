"""``folded(text)`` in SQL: ``corpus.language.folding.fold`` inside either database."""

from functools import reduce
from typing import Any

from sqlalchemy import ColumnElement, Text, func, literal_column
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from corpus.language.folding import LETTERS

MARKS = "[\u0300-\u036f]"  # what a decomposed letter bears


class folded(FunctionElement[str]):  # noqa: N801 - it reads as the function that it is
    """A text in lower case without accents and ligatures, as SQL."""

    type = Text()
    inherit_cache = True
    name = "folded"


@compiles(folded)
def _by_python(element: folded, compiler: SQLCompiler, **options: Any) -> str:
    """SQLite calls the very function, which ``database`` gives it."""
    return f"folded({compiler.process(element.clauses, **options)})"


@compiles(folded, "postgresql")
def _by_server(element: folded, compiler: SQLCompiler, **options: Any) -> str:
    """A server does the same in its own words, without an extension that somebody would have to install."""
    text: ColumnElement[str] = next(iter(element.clauses))
    decomposed = func.normalize(text, literal_column("NFKD"))
    # In the C locale a server knows no capitals but those of ASCII: marks off first, ligatures in both cases.
    plain = func.lower(func.regexp_replace(decomposed, MARKS, "", "g"))
    pairs = [(letter, to) for one, to in LETTERS.items() for letter in dict.fromkeys((one, one.upper()))]
    whole = reduce(lambda so_far, pair: func.replace(so_far, *pair), pairs, plain)
    return compiler.process(whole, **options)
