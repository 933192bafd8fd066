"""From text to its language, its sentences and its index terms; from a word to its translations."""

ANALYSIS = "3"
"""Changes whenever splitting or terms change, so that stored passages are made again."""
