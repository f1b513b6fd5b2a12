"""Builds the program once, out of its parts; nothing in it is global."""

import logging
import logging.handlers
import os
from collections.abc import Callable

from app.keychain import Keychain
from app.networks.catalogue import all_networks
from app.places import Places, find_places
from app.services.engine import Engine
from app.settings import load_settings

LOG_BYTES = 1_000_000
LOG_FILES = 3


def open_places() -> Places:
    """Return the program's folders, made if they were not there, and start the log. Raises StoreError."""
    os.umask(0o077)  # what we write is nobody else's business
    places = find_places()
    places.make()
    handler = logging.handlers.RotatingFileHandler(
        places.log, maxBytes=LOG_BYTES, backupCount=LOG_FILES, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=logging.INFO, handlers=[handler])
    for talkative in ("httpx", "httpcore", "keyring", "asyncio"):
        logging.getLogger(talkative).setLevel(logging.WARNING)
    return places


def engine_builder(places: Places) -> Callable[[], Engine]:
    """Return what builds the engine, to be called on the thread that will run it.

    Calling it raises StoreError for a database that cannot be used and InputError for wrong settings.
    """

    def build() -> Engine:
        return Engine(
            places=places,
            settings=load_settings(places.settings),
            networks=all_networks(),
            keychain=Keychain(),
        )

    return build
