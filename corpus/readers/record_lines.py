"""Articles as JSON lines, as they are exported: ``collections/records`` reads them."""

import json

from corpus.models import Article, Metadata


def record(article: Article) -> str:
    """An article as one JSON line without its line end."""
    said = Metadata(**article.metadata).model_dump(mode="json")
    return json.dumps({"id": article.id, **said, "text": article.text}, ensure_ascii=False)
