"""Paints the gallery the same way on every machine: in a process of its own that knows two fonts only."""

import os
import subprocess
import sys
from pathlib import Path

from PIL import Image, ImageChops

FOLDER = Path(__file__).parent
PICTURES = FOLDER / "pictures"
ROOT = Path(__file__).parents[2]
COLOURS = 256  # of a kept picture; more would only make the files larger
SHRUNK = 2  # each side, before comparing: how a letter's edge is smoothed is nobody's change
SEEN = 40  # of 255; a smaller difference of a colour comes from keeping COLOURS of them
MOST_CHANGED = 0.0005  # of a picture: about two letters of the largest
FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


def paint(folder: Path, only: str = "") -> None:
    """Paint each part whose name contains `only` into `folder`, which must be there.

    Raises:
        CalledProcessError: the gallery ended with an error.
    """
    config = folder / "fonts.conf"
    config.write_text(FONTCONFIG.format(fonts=FOLDER / "fonts", cache=folder / "cache"), encoding="utf-8")
    own = {
        "FONTCONFIG_FILE": str(config),
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": "1",
        "LC_ALL": "C.UTF-8",
        "TZ": "UTC",
    }
    command = [sys.executable, "-m", "widgets", "--screenshots", str(folder), "--only", only]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **own}, check=True, capture_output=True)


def keep(painted: Path) -> None:
    """Keep a painted picture as the one that the next ones are compared with."""
    with Image.open(painted) as picture:
        few = picture.convert("RGB").quantize(COLOURS, method=Image.Quantize.MEDIANCUT)
        few.save(PICTURES / painted.name, optimize=True)


def changed(painted: Path, kept: Path) -> float:
    """Return which share of a picture, 0 to 1, looks other than the one that is kept."""
    now, before = _shrunk(painted), _shrunk(kept)
    if now.size != before.size:
        return 1.0
    bands = ImageChops.difference(now, before).split()
    worst = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    return sum(worst.histogram()[SEEN:]) / (now.width * now.height)


def _shrunk(file: Path) -> Image.Image:
    with Image.open(file) as picture:
        return picture.convert("RGB").reduce(SHRUNK)
