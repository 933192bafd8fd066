"""The table of formats as docs/formats.md has it: ``python -m corpus.readers.format_table`` prints it."""

from corpus.readers.known_formats import FORMATS


def table() -> str:
    """The table in Markdown."""
    rows = [
        f"| {format.name} | {' '.join(f'`{ending}`' for ending in format.endings)} | {format.tells} |"
        for format in FORMATS
    ]
    return "\n".join(
        ["| format | endings | what is taken from it besides the text |", "|---|---|---|", *rows]
    )


if __name__ == "__main__":
    print(table())  # noqa: T201  its only purpose
