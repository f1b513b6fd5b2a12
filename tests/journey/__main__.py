"""Makes the journey and prints its record: `python -m tests.journey [--pictures FOLDER]`."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

from tests.journey.journey import travel
from tests.journey.stage import prepare_screen
from tests.servers.pds import Pds
from tests.servers.secret_service import SecretService


def main() -> int:
    """Start the servers, make the journey, and return 0 if all went as it must."""
    parser = argparse.ArgumentParser(prog="python -m tests.journey", description=__doc__)
    parser.add_argument("--pictures", type=Path, help="a folder for pictures of the window on the way")
    chosen = parser.parse_args()
    if chosen.pictures:
        chosen.pictures.mkdir(parents=True, exist_ok=True)
    with SecretService() as keyring, Pds() as pds, tempfile.TemporaryDirectory() as home:
        os.environ.update(keyring.environ)
        travel(prepare_screen(), pds, Path(home), chosen.pictures)
    return 0


if __name__ == "__main__":
    sys.exit(main())
