"""What people call the fields of an article, in the first row of a table and before a colon."""

NAMES_OF = {
    "text": (
        *("text", "texte", "full text", "texte integral", "body", "corps"),
        *("content", "contenu", "article"),
    ),
    "title": ("title", "titre", "headline", "head line"),
    "published": (
        *("date", "published", "published at", "publication date", "published date", "pubdate"),
        *("date de publication", "date de parution", "publie le", "parution", "paru le"),
    ),
    "source": ("source", "publisher", "media", "journal", "newspaper", "agency", "agence", "editeur"),
    "url": ("url", "link", "lien", "address", "adresse", "web", "permalink"),
    "language": ("language", "langue", "lang"),
    "collection": ("collection",),
}
FIELD_OF = {name: field for field, names in NAMES_OF.items() for name in names}
"""The field of each name, folded and in one line."""
