"""Builds the program once, out of its parts; nothing in it is global."""

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from app.errors import AppError
from app.places import Places, find_places
from app.services.clock import Clock, system_clock

if TYPE_CHECKING:  # the window shows its text before it loads the engine
    from app.services.drafting.composed import Composed
    from app.services.engine import Engine

APPLICATION = "rapport"
LOG_BYTES = 1_000_000
LOG_FILES = 3


def open_places() -> Places:
    """Return the program's folders, made if they were not there. Raises StoreError."""
    os.umask(0o077)  # what we write is nobody else's business
    places = find_places()
    places.make()
    return places


def start_log(places: Places) -> None:
    """Keep a log in `places` from now on."""
    import logging.handlers  # takes as long to load as the draft to be read

    handler = logging.handlers.RotatingFileHandler(
        places.log, maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    for talkative in ("httpx", "httpcore", "keyring", "asyncio"):
        logging.getLogger(talkative).setLevel(logging.WARNING)


def engine_builder(
    places: Places, clock: Clock = system_clock, *, lenient: bool = False
) -> "Callable[[], Engine]":
    """Return what builds the engine, to be called on the thread that will run it.

    Calling it raises StoreError for a database that cannot be used and InputError for wrong settings;
    where it is `lenient` it makes do with the usual ones, and somebody has to tell the writer.
    """

    def build() -> "Engine":
        from app.keychain import Keychain
        from app.networks.catalogue import networks
        from app.services.engine import Engine
        from app.settings import load_settings, usable_settings

        start_log(places)
        return Engine(
            places=places,
            settings=(usable_settings if lenient else load_settings)(places.settings),
            networks=networks(),
            keychain=Keychain(),
            clock=clock,
        )

    return build


def open_window(composed: "Composed") -> int:
    """Open the window with what is `composed`, and return the exit code once it is closed.

    Where the window is open already it comes to the front, takes `composed`, and this ends at once.
    """
    from app.windows.starting.lock import Lock  # the command line must not pay for Qt

    try:
        places = open_places()
    except AppError as error:
        print(error, file=sys.stderr)
        return 1
    lock = Lock(places.window_lock)
    if not lock.take():
        from app.windows.starting.door import hand_over

        if hand_over(places.data, composed):
            return 0
        print("Rapport is open already, but does not answer. Close it and try again.", file=sys.stderr)
        return 1
    from PySide6.QtWidgets import QApplication

    from app.windows.starting.plain_imports import plain_imports

    plain_imports()
    from app.windows.starting.program import Program

    application = QApplication([APPLICATION])
    program = Program(application, places, engine_builder(places, lenient=True))
    try:
        return program.run(composed)
    finally:
        lock.let_go()
