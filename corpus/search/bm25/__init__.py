"""BM25 in process, over postings in numpy."""
