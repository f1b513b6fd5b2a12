"""Builds the program once, out of its parts; nothing in it is global."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
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
    from app.services.upkeep.crash_report import CrashReports
    from app.services.upkeep.quiet_log import QuietFormatter

    handler.setFormatter(QuietFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler, CrashReports(places.logs)])
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


def open_window(composed: "Composed", *, hidden: bool = False) -> int:
    """Open the window with what is `composed`, and return the exit code once it is closed.

    Where the window is open already it comes to the front, takes `composed`, and this ends at once; one
    that would be `hidden` leaves it where it is.
    """
    from app.services.lock import Lock  # the command line must not pay for Qt

    os.umask(0o077)  # as above
    places = find_places()
    with suppress(AppError):  # the window tells of it, once there is one
        places.make()
    lock = Lock(places.window_lock)
    if not lock.take():
        if hidden:
            return 0
        from app.services.drafting.letters import hand_over

        if hand_over(places.letters, composed):
            return 0
        print("Rapport is open already, but does not answer. Close it and try again.", file=sys.stderr)
        return 1
    from PySide6.QtWidgets import QApplication

    from app.windows.starting.plain_imports import plain_imports

    plain_imports()
    from app.services.drafting.composed import Composed
    from app.windows.starting.program import Program

    application = QApplication([APPLICATION])
    application.setQuitOnLastWindowClosed(False)  # it may stay in the tray
    program = Program(application, places, engine_builder(places, lenient=True), hidden=hidden)
    try:
        code = program.run(composed)
        while program.after is not None:
            told = None
            if program.after.restore is not None:
                from app.windows.upkeep.restoring_here import restore_here

                told = restore_here(places, program.after.restore)
            program = Program(application, places, engine_builder(places, lenient=True), told=told)
            code = program.run(Composed())
    finally:
        lock.let_go()
    return code
