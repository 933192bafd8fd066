"""Where the project's files lie, for tests that read them."""

from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
SAMPLES = ROOT / "corpus" / "samples"
FILES = ROOT / "tests" / "support" / "files"
GOLDEN = ROOT / "tests" / "support" / "golden"
SHARED = ROOT.parent / "shared"  # beside the checkout; tests that use it skip where it is missing
