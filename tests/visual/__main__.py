"""`python -m tests.visual` keeps how every part looks now; look at what changed before committing it."""

import sys
import tempfile
from pathlib import Path

from tests.visual.painting import MOST_CHANGED, PICTURES, changed, keep, paint


def main() -> int:
    """Renew the pictures that changed, drop those of parts that are gone, and say which."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        paint(Path(folder))
        painted = {file.name: file for file in Path(folder).glob("*.png")}
        for name, file in sorted(painted.items()):
            kept = PICTURES / name
            if not kept.exists() or changed(file, kept) > MOST_CHANGED:
                keep(file)
                print(kept.relative_to(Path.cwd()) if kept.is_relative_to(Path.cwd()) else kept)
    for kept in PICTURES.glob("*.png"):
        if kept.name not in painted:
            kept.unlink()
            print(f"gone: {kept.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
