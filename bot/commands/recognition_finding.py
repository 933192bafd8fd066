"""What ``pullquote doctor`` says of text recognition, without which scans and photos are refused."""

from corpus.readers.printed.recognition import LANGUAGES, known, opens_pictures

_PACKAGES = {"fra": "tesseract-ocr-fra", "eng": "tesseract-ocr-eng"}
_REFUSED = "scanned PDFs and photos of pages are refused"


def recognition_finding() -> tuple[bool, str]:
    """Whether all is well with it, and what to do; nothing is wrong where it was never installed."""
    languages = known()
    missing = [_PACKAGES[language] for language in LANGUAGES if language not in languages]
    if not languages:
        return (
            True,
            f"text recognition: none, so {_REFUSED} (apt-get install tesseract-ocr {' '.join(missing)})",
        )
    if not opens_pictures():
        return False, f'text recognition: half installed, so {_REFUSED} (pip install "pullquote[ocr]")'
    if missing:
        return False, f"text recognition: Tesseract lacks a language (apt-get install {' '.join(missing)})"
    return True, f"text recognition: Tesseract with {', '.join(LANGUAGES)}"
