"""A page of the web with an article, as sites write them."""

PARAGRAPHS = [
    "The ferry to Larkness was taken out of service on Monday after a crack was found in its hull.",
    "Its captain, Moira Fennel, said that passengers would be carried by a fishing boat until Friday.",
    "The repair is expected to cost 40,000 crowns, which the island council has already voted.",
]
HEAD = """<title>Ferry stopped</title><meta property="og:site_name" content="Larkness Post">
<meta property="article:published_time" content="2025-06-12T08:00:00Z">"""


def page(paragraphs: list[str] = PARAGRAPHS, head: str = HEAD) -> str:
    """A page with an article, as sites write them."""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html><html lang='en'><head>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>Ferry stopped</h1>{text}</article><footer>Contact us</footer></body></html>"
    )
