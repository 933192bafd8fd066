"""The passages that may hold the answer, found by words and by meaning."""
