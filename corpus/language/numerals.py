"""Numbers as written in any language, made equal: 14,2 and 14.2; 1 000 and 1,000 and 1000."""

import re

_NOT_NUMBER = re.compile(r"[^\d.,]")
_GROUPED = re.compile(r"\d{1,3}[.,]\d{3}")
_NO_SIGNS = str.maketrans("", "", ".,")
_POINT_LANGUAGES = frozenset(("en", "zh", "ja", "ko", "he", "hi", "th"))


def plain(written: str, language: str) -> str:
    """The digits with at most one decimal point; ``language`` decides what 1,000 and 1.000 mean."""
    digits = _NOT_NUMBER.sub("", written)
    separators = [sign for sign in digits if sign in ".,"]
    if not separators:
        return digits.lstrip("0") or "0"
    decimal = _decimal_sign(digits, separators, language)
    if decimal is None:
        return plain(digits.translate(_NO_SIGNS), language)
    whole, _, fraction = digits.rpartition(decimal)
    whole = whole.translate(_NO_SIGNS).lstrip("0") or "0"
    fraction = fraction.rstrip("0")
    return f"{whole}.{fraction}" if fraction else whole


def _decimal_sign(digits: str, separators: list[str], language: str) -> str | None:
    """The sign before the decimals; None when all signs group thousands."""
    last = separators[-1]
    if separators.count(last) > 1:
        return None
    if len(set(separators)) > 1:
        return last
    grouped = _GROUPED.fullmatch(digits) is not None
    thousands = "," if language in _POINT_LANGUAGES else "."
    return None if grouped and last == thousands else last
