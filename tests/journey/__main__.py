"""Makes the journey and prints its record: `python -m tests.journey [--pictures FOLDER] [--record FILE]`."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tests.journey.journey import travel
from tests.journey.stage import prepare_screen
from tests.servers.pds import Pds
from tests.servers.secret_service import SecretService

HEAD = """\
# A journey through Rapport

The record of a run of `python -m tests.journey --record docs/journey.md`, which anybody can repeat: the
real program, driven by key strokes, against a real Bluesky server on the same machine and a real Secret
Service. Only the clock is put forward, so that nobody has to wait for the two minutes. The run is part of
`make test`; it fails if anything on the way is not as told here. [docs/pictures](pictures) has the window at
each step, in light and dark.
"""


def main() -> int:
    """Start the servers, make the journey, and return 0 if all went as it must."""
    parser = argparse.ArgumentParser(prog="python -m tests.journey", description=__doc__)
    parser.add_argument("--pictures", type=Path, help="a folder for pictures of the window on the way")
    parser.add_argument("--record", type=Path, help="a Markdown file for the record")
    chosen = parser.parse_args()
    if chosen.pictures:
        chosen.pictures.mkdir(parents=True, exist_ok=True)
    with SecretService() as keyring, Pds() as pds, tempfile.TemporaryDirectory() as home:
        os.environ.update(keyring.environ)
        record = travel(prepare_screen(), pds, Path(home), chosen.pictures)
    if chosen.record:
        lines = "\n".join(f"    {line}" for line in record)
        chosen.record.write_text(f"{HEAD}\n{lines}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
