"""Where the program keeps its things on this computer."""

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from app.errors import StoreError

HOME_VARIABLE = "RAPPORT_HOME"  # one folder for everything, for portable use and for tests


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """The folders and files of one person's Rapport."""

    data: Path  # database, media
    config: Path  # settings
    logs: Path

    @property
    def database(self) -> Path:
        """Return where drafts, the ledger and the accounts (without secrets) are."""
        return self.data / "rapport.db"

    @property
    def media(self) -> Path:
        """Return the folder of pictures and videos, each under the digest of its content."""
        return self.data / "media"

    @property
    def settings(self) -> Path:
        """Return where the settings are."""
        return self.config / "settings.toml"

    @property
    def own_words(self) -> Path:
        """Return where the writer's own dictionary is."""
        return self.config / "words.txt"

    @property
    def window_lock(self) -> Path:
        """Return the file that the program with the window holds locked."""
        return self.data / "window.lock"

    @property
    def letters(self) -> Path:
        """Return the folder where a second program leaves what it has for the one with the window."""
        return self.data / "letters"

    @property
    def publisher_lock(self) -> Path:
        """Return the file that a publisher without a window holds locked."""
        return self.data / "publisher.lock"

    @property
    def log(self) -> Path:
        """Return where the log is."""
        return self.logs / "rapport.log"

    def make(self) -> None:
        """Create the folders, readable by their owner alone.

        Raises:
            StoreError: the disk does not let us.
        """
        for folder in (self.data, self.config, self.logs):
            try:
                folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            except OSError as error:
                raise StoreError(
                    f"Rapport cannot create its folder {folder}: {error.strerror or error}."
                ) from error


def find_places() -> Places:
    """Return the platform's usual folders, or those below $RAPPORT_HOME if that is set."""
    if home := os.environ.get(HOME_VARIABLE):
        root = Path(home)
        return Places(data=root / "data", config=root / "config", logs=root / "logs")
    return Places(
        data=platformdirs.user_data_path("rapport", appauthor=False),
        config=platformdirs.user_config_path("rapport", appauthor=False),
        logs=platformdirs.user_log_path("rapport", appauthor=False),
    )
