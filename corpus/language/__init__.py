"""From text to its language, its sentences and its index terms; from a word to its translations."""
