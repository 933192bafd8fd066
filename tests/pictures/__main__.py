"""Draws docs/pictures/*.png by a Chromium or Chrome that is installed; nothing else here needs one."""

import argparse
import asyncio
import os
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image

from corpus.meaning.bundled.bundled_model import open_bundled
from tests.pictures.page import page
from tests.pictures.scenes import play
from tests.support.paths import DOCS

PICTURES = DOCS / "pictures"
WIDTH = 440  # as in telegram.css
SCALE = 1.5
COLOURS = 255
FLAGS = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars")


def main() -> None:
    """Play the scenes and draw what each shows."""
    parser = argparse.ArgumentParser(prog="python -m tests.pictures", description=__doc__)
    parser.add_argument("browser", help="the path of a Chromium or Chrome")
    browser: str = parser.parse_args().browser
    PICTURES.mkdir(exist_ok=True)
    with TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["SSL_CERT_DIR"] = name  # the world speaks plain HTTP
        for scene in asyncio.run(play(folder / "data", lambda: open_bundled(folder / "models"))):
            written = folder / f"{scene.name}.html"
            written.write_text(page(scene), encoding="utf-8")
            picture = PICTURES / f"{scene.name}.png"
            draw(browser, written, picture)
            sys.stdout.write(f"{picture} {picture.stat().st_size / 1000:.0f} kB\n")


def draw(browser: str, written: Path, picture: Path) -> None:
    """Draw a page in its own height."""
    address = written.as_uri()
    shown = subprocess.run(
        [browser, *FLAGS, f"--window-size={WIDTH},2000", "--dump-dom", address],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    height = re.search(r"<title>(\d+)</title>", shown)
    if height is None:
        raise RuntimeError(f"{browser} did not run the page's script")
    subprocess.run(
        [browser, *FLAGS, f"--force-device-scale-factor={SCALE}", f"--window-size={WIDTH},{height[1]}",
         f"--screenshot={picture}", address],
        check=True, capture_output=True,
    )  # fmt: skip
    # Flat colours: with a palette the file is a third of the size, and looks the same.
    with Image.open(picture) as drawn:
        smaller = drawn.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    smaller.save(picture, optimize=True)


if __name__ == "__main__":
    main()
