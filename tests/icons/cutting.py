"""The icons of resources/icons: those that the program names, out of the fonts that qtawesome brings.

A whole icon font has thousands of letters, which take a megabyte of every writer's memory.
"""

import json
import re
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from widgets.ground.glyphs import FONTS, LETTERS

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "icons"
FLOORS, ENDINGS = ("app", "widgets", "coach", "resources"), (".py", ".toml")
# How the files' names begin, before a version.
SOURCES = {"ph": "phosphor", "fa6b": "fontawesome6-brands-webfont"}
FAMILIES = {"ph": "Rapport icons", "fa6b": "Rapport brands"}  # a cut font must not bear the whole one's name
_NAME = re.compile(rf"\"((?:{'|'.join(SOURCES)})\.[a-z0-9-]+)\"")
# The numbers of a font's names, after https://learn.microsoft.com/typography/opentype/spec/name
_FAMILY_NAMES = (1, 4, 6, 16)


def named() -> frozenset[str]:
    """Return every icon that the program names, such as "ph.leaf"."""
    return frozenset(
        name
        for floor in FLOORS
        for ending in ENDINGS
        for file in (ROOT / floor).rglob(f"*{ending}")
        for name in _NAME.findall(file.read_text("utf-8"))
    )


def letters() -> Mapping[str, str]:
    """Return the letters of all icons that are named. Raises KeyError where a name is unknown."""
    return {
        name: chr(int(_charmap(prefix)[icon].removeprefix("0x"), 16))
        for name in sorted(named())
        for prefix, _, icon in [name.partition(".")]
    }


def write(folder: Path = FOLDER) -> None:
    """Write the fonts and the list of their letters into `folder`."""
    fonts: Any = import_module("fontTools.ttLib")  # it comes without types
    subset: Any = import_module("fontTools.subset")
    found = letters()
    for prefix, file in FONTS.items():
        font = fonts.TTFont(source(prefix, ".ttf"), recalcTimestamp=False)
        cutter = subset.Subsetter(subset.Options(name_IDs=["*"], notdef_outline=True, hinting=False))
        cutter.populate(
            text="".join(letter for name, letter in found.items() if name.startswith(f"{prefix}."))
        )
        cutter.subset(font)
        for record in font["name"].names:
            if record.nameID in _FAMILY_NAMES:
                record.string = FAMILIES[prefix].encode(record.getEncoding())
        font.save(folder / file)
    lines = "".join(f"{name}\t{ord(letter):x}\n" for name, letter in found.items())
    (folder / LETTERS).write_text(lines, "utf-8", newline="\n")


def source(prefix: str, ending: str, middle: str = "") -> Path:
    """Return the file of a whole font, whose name has `middle` in it. Raises FileNotFoundError."""
    spec = find_spec("qtawesome")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("qtawesome, which brings the icons, is not installed.")
    return next((Path(spec.origin).parent / "fonts").glob(f"{SOURCES[prefix]}{middle}-[0-9]*{ending}"))


@cache
def _charmap(prefix: str) -> Mapping[str, str]:
    found: dict[str, str] = json.loads(source(prefix, ".json", "-charmap").read_text("utf-8"))
    return found
