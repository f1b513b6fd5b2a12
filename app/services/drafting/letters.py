"""Letters: how a second program of a data folder hands over what it was given to the one with the window.

A letter is a file beside the data. It is written under another name first, so that it is whole from the
moment it is there, and nobody waits for the rest of one. The program with the window takes it and leaves a
receipt, for which the sender waits.
"""

import logging
import os
import stat
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from app.errors import InputError
from app.services.drafting.composed import MOST_BYTES, Composed, as_line, from_line

log = logging.getLogger(__name__)

LETTER, RECEIPT, UNFINISHED = ".letter", ".taken", ".part"
PATIENCE_S = 10.0  # how long the first program may take to answer; it may have just been started
LOOK_S = 0.02
TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105  # Wayland lets a window come to the front with it
NO_TOKEN = b"-"


class Letterbox:
    """Where the program that holds the window's lock finds what others have for it."""

    def __init__(self, folder: Path) -> None:
        """Prepare the one at `folder`; `open` makes it."""
        self.folder = folder
        self._open: set[str] = set()  # letters that are being taken, or cannot be thrown away
        self._cleared = False

    def open(self) -> None:
        """Make the folder, rid of what killed programs left; letters stay. Raises OSError.

        Opening it again, for want of the folder, only makes that: the receipts in it are our own by then.
        """
        _make(self.folder)
        if self._cleared:
            return
        self._cleared = True
        for left in self.folder.iterdir():
            if left.suffix in (RECEIPT, UNFINISHED):
                _throw_away(left)

    def collect(self, take: Callable[[Composed], object]) -> None:
        """Hand each letter's content to `take`, the oldest first, and leave a receipt for it.

        One that cannot be read is thrown away without a receipt, and so is one over which `take` fails.
        """
        for letter in sorted(self.folder.glob(f"*{LETTER}")):
            if letter.name in self._open:
                continue
            self._open.add(letter.name)
            try:
                token, composed = _read(letter)
            except FileNotFoundError:
                pass  # its sender has lost patience and taken it back
            except (InputError, OSError) as error:
                log.warning("%s", error)
            else:
                if token:
                    os.environ[TOKEN] = token
                take(composed)
                with suppress(OSError):  # a full disk: the sender loses patience, and nobody a word
                    letter.with_suffix(RECEIPT).touch(mode=0o600)
            finally:
                if _throw_away(letter):
                    self._open.discard(letter.name)


def hand_over(folder: Path, composed: Composed) -> bool:
    """Hand `composed` to the program whose letterbox is at `folder`; return whether it took it.

    Raises:
        InputError: it is too long for a letter.
    """
    token = os.environ.get(TOKEN, "").encode("ascii", "ignore") or NO_TOKEN
    message = token + b" " + as_line(composed)
    if len(message) > MOST_BYTES:
        raise InputError("That is more than the open window takes at once. Give long texts as files.")
    try:
        _make(folder)
    except OSError as error:
        log.warning("%s", error)
        return False
    return _deliver(folder, message)


def _deliver(folder: Path, message: bytes) -> bool:
    ends = time.monotonic() + PATIENCE_S
    while (letter := _post(folder, message)) is None:
        if time.monotonic() > ends:
            return False
        time.sleep(LOOK_S)
    receipt = letter.with_suffix(RECEIPT)
    try:
        while letter.exists() and not receipt.exists() and time.monotonic() < ends:
            time.sleep(LOOK_S)
        return receipt.exists()
    finally:
        _throw_away(letter)
        _throw_away(receipt)


def _post(folder: Path, message: bytes) -> Path | None:
    """Return the letter, or None where it is worth another try: the first program may just be clearing up."""
    unfinished = folder / f"{time.time_ns()}-{os.urandom(8).hex()}{UNFINISHED}"
    try:
        unfinished.touch(mode=0o600, exist_ok=False)  # nobody else's, before there is a word in it
        unfinished.write_bytes(message)
        return unfinished.replace(unfinished.with_suffix(LETTER))
    except OSError as error:
        log.info("%s", error)
        return None
    finally:
        _throw_away(unfinished)


def _read(letter: Path) -> tuple[str, Composed]:
    """Return the sender's token, if any, and what was composed. Raises InputError and OSError."""
    found = letter.lstat()
    if not (stat.S_ISREG(found.st_mode) and _is_ours(found)):
        raise InputError("Somebody else left something for Rapport, which was not read.")
    with letter.open("rb") as file:
        said = file.read(MOST_BYTES)  # what is longer ends in the middle, and is not understood
    first, _, line = said.partition(b" ")
    token = "" if first == NO_TOKEN else first.decode("ascii", "ignore")
    if not token.isprintable():  # what is no word, the environment refuses
        raise InputError("Another program sent something that Rapport does not understand.")
    return token, from_line(line)


def _throw_away(file: Path) -> bool:
    """Return whether `file` is gone: Windows keeps one that a virus scanner is just looking at."""
    try:
        file.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _make(folder: Path) -> None:
    """Make `folder`. Raises OSError, also where it is somebody else's, who could read what is in it."""
    folder.mkdir(mode=0o700, exist_ok=True)
    found = folder.lstat()
    if not (stat.S_ISDIR(found.st_mode) and _is_ours(found)):
        raise PermissionError(f"{folder} is not a folder of this user")


def _is_ours(found: os.stat_result) -> bool:
    if sys.platform == "win32":
        return True  # it tells no owner; the folder is inside the user's own
    return found.st_uid == os.getuid()
