"""Finding passages: the Index protocol, BM25 in process, passages of an article."""
