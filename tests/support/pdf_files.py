"""PDFs written by hand for a test: those that no program would write, and large ones."""

from collections.abc import Sequence


def pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1; the first is its catalogue."""
    written, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    head = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
    tail = b"trailer <</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(written))
    return written + head + tail


def of_pages(number: int, *kinds: bytes, rest: Sequence[bytes] = ()) -> bytes:
    """A PDF with so many pages, of each of these kinds in turn; ``rest`` are objects that they refer to.

    The kinds are objects 3 and on, the rest follows them.
    """
    pages = b" ".join(b"%d 0 R" % (3 + place % len(kinds)) for place in range(number))
    tree = b"<</Type/Pages/Count %d/Kids[%s]>>" % (number, pages)
    leaves = [b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]%s>>" % kind for kind in kinds]
    return pdf(b"<</Type/Catalog/Pages 2 0 R>>", tree, *leaves, *rest)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream object."""
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(content), content)


def scanned(pages: int) -> bytes:
    """A PDF whose pages are white pictures."""
    picture = b"q 500 0 0 700 40 60 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q"
    return of_pages(pages, b"/Contents 4 0 R", rest=[stream(picture)])


def endless() -> bytes:
    """A PDF whose only page draws a form that draws itself, twice."""
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</A 5 0 R>>>>"
    page = b"/Contents 4 0 R/Resources<</XObject<</A 5 0 R>>>>"
    return of_pages(1, page, rest=[stream(b"/A Do"), stream(b"/A Do /A Do", form)])


def printed(pages: int, lines: int, ballast: bytes) -> bytes:
    """A PDF with so many pages of so many lines, and bytes that no page shows."""
    font = b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    kinds = [b"/Contents %d 0 R%s" % (3 + pages + place, font) for place in range(pages)]
    texts = [
        b"BT /F 9 Tf 60 800 Td 12 TL %s ET"
        % b"".join(b"(%s) Tj T* " % _sentence(page, line) for line in range(lines))
        for page in range(pages)
    ]
    return of_pages(pages, *kinds, rest=[*map(stream, texts), stream(ballast)])


def _sentence(page: int, line: int) -> bytes:
    return b"The ferry of Lanvaux made crossing %d-%d at dawn, said the captain who has run it." % (
        page,
        line,
    )
