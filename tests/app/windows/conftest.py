"""A whole program on a screen that needs no screen, with a network that does as it is told."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.keychain import Keychain
from app.networks.base import SignInForm
from app.places import Places
from app.services.engine import Engine
from app.settings import Settings
from app.windows.frame.main_window import MainWindow
from app.windows.frame.window_memory import SIZE
from app.windows.starting.program import Program
from app.windows.upkeep.obstacle import Obstacle
from app.windows.upkeep.restoring_here import Waiting
from tests.app.services.lab import ScriptedNetwork, Server, another
from tests.app.services.memory_keyring import MemoryKeyring
from widgets.frame.capture_window import CaptureWindow


@dataclass
class Desk:
    """Opens the program on one folder, again and again if need be."""

    qtbot: QtBot
    application: QApplication
    folder: Path
    server: Server = field(default_factory=Server)
    keyring: MemoryKeyring = field(default_factory=MemoryKeyring)
    settings: Settings = field(default_factory=lambda: Settings(undo=timedelta()))
    ahead: timedelta = timedelta()
    others: tuple[str, ...] = ()  # names of further networks, which put their posts on the same server
    keychain: Callable[[], Keychain] | None = None  # None: one on `keyring`
    programs: list[Program] = field(default_factory=list[Program])

    def __post_init__(self) -> None:
        """Choose the folders."""
        self.places = Places(
            data=self.folder / "data", config=self.folder / "config", logs=self.folder / "logs"
        )
        self.places.make()
        self.network = ScriptedNetwork(self.server)
        self.network.form = SignInForm(  # pyright: ignore[reportAttributeAccessIssue] - set per desk
            server="https://scripted.example", secret_label="Password", secret_help="Anywhere."
        )

    def open(self, size: QSize | None = SIZE) -> MainWindow:
        """Start the program and wait until it has loaded everything; with `size` None as it remembers it."""
        program = Program(self.application, self.places, self.build)
        self.programs.append(program)
        window = program.open()
        if size is not None:  # the screen that is none is smaller
            window.resize(size)
        with self.qtbot.waitSignal(window.shelving.listed), self.qtbot.waitActive(window):
            window.activateWindow()
        return window

    def close(self, window: MainWindow) -> None:
        """Close the window as its user does."""
        window.close()
        self.programs.pop().close()

    def write(self, widget: QWidget, text: str) -> None:
        """Type `text`, one key after the other."""
        QTest.keyClicks(widget, text)

    def press(self, widget: QWidget, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        """Press one key, together with `modifiers`."""
        held = Qt.KeyboardModifier.NoModifier
        for modifier in modifiers:
            held |= modifier
        QTest.keyClick(widget, key, held)

    def pass_until(self, moment: datetime) -> None:
        """Put the clock forward to `moment`."""
        self.ahead = moment - datetime.now(UTC)
        for program in self.programs:
            program.wake()

    def until(self, condition: Callable[[], object]) -> None:
        """Wait until `condition` holds."""
        self.qtbot.waitUntil(lambda: bool(condition()))

    def build(self) -> Engine:
        """Build the engine of one program."""
        return Engine(
            places=self.places,
            settings=self.settings,
            networks={
                "mastodon": self.network,
                **{name: another(name, self.server) for name in self.others},
            },
            keychain=self.keychain() if self.keychain else Keychain(self.keyring),
            clock=lambda: datetime.now(UTC) + self.ahead,
        )


WINDOWS = (MainWindow, CaptureWindow, QMenu, Obstacle, Waiting)


class Watchman(QObject):
    """Notes every window that appears: a part shown before it has its place flashes up as one."""

    def __init__(self) -> None:
        super().__init__()
        self.strays: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        shown = event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow()
        if shown and not isinstance(watched, WINDOWS):
            self.strays.append(repr(watched))
        return False


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path, collected_here: None) -> Iterator[Desk]:
    """A desk; whatever is still open on it at the end is closed."""
    made = Desk(qtbot=qtbot, application=qapp, folder=tmp_path)
    watchman = Watchman()
    qapp.installEventFilter(watchman)
    yield made
    qapp.removeEventFilter(watchman)
    for program in made.programs:
        program.close()
    # What Python made must not be left to Qt's end, which comes after Python's: the run would crash there.
    qapp.clipboard().clear()
    assert watchman.strays == []


def add_account(desk: Desk, window: MainWindow, handle: str = "ada", network: str = "mastodon") -> None:
    """Sign an account in without the form."""
    with desk.qtbot.waitSignal(window.signing_in.added):
        window.signing_in.add(network, "https://scripted.example", handle, "right")
    desk.until(lambda: handle in [chip.handle for chip in window.write_page.chips.chips])
