"""A window with pictures in its draft."""

from dataclasses import replace
from pathlib import Path

from app.model.account import Limits
from app.model.draft import Attachment
from app.model.media import MediaLimits
from app.windows.frame.main_window import MainWindow
from tests.app.windows.conftest import Desk, add_account

SMALL = Limits(text=500, media=MediaLimits(picture_bytes=40_000, pictures=2, alt=40))


def file(desk: Desk, name: str, data: bytes) -> Path:
    path = desk.folder / name
    path.write_bytes(data)
    return path


def media(window: MainWindow) -> tuple[Attachment, ...]:
    return window.writing.draft.media


def names(window: MainWindow) -> list[str]:
    return [one.name for one in media(window)]


def opened(desk: Desk, *files: tuple[str, bytes]) -> MainWindow:
    window = desk.open()
    add_account(desk, window)
    window.attaching.add_files([file(desk, *one) for one in files])
    desk.until(lambda: len(media(window)) == len(files))
    return window


def set_limits(window: MainWindow, limits: Limits) -> None:
    accounts = tuple(replace(one, limits=limits) for one in window.writing.chosen)
    window.writing._show_accounts(accounts)  # pyright: ignore[reportPrivateUsage]  # as a check with the server would
