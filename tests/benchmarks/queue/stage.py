"""The whole program at its Queue page, and bare widgets of the same size beside it."""

import gc
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from itertools import cycle
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QListWidget, QWidget

from app.keychain import Keychain
from app.model.account import Account
from app.model.delivery import Delivery
from app.places import Places
from app.services.engine import Engine
from app.settings import Settings
from app.windows.starting.collecting import Collecting
from app.windows.starting.program import Program
from tests.app.services.lab import Server, another
from tests.app.services.memory_keyring import MemoryKeyring
from tests.benchmarks.queue.home import NETWORKS, fill
from widgets.queue.posts_view import PostsView

WINDOW = QSize(1280, 800)
PATIENCE_S = 60.0
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton


class Stage:
    """Our page."""

    def __init__(self, folder: Path, posts: int) -> None:
        """Open the program in `folder` with so many posts in this month."""
        self._application = QApplication.instance() or QApplication(["queue"])
        places = Places(data=folder / "data", config=folder / "config", logs=folder / "logs")
        fill(places, posts, datetime.now(UTC), troubles=True)
        server = Server()
        assert isinstance(self._application, QApplication)
        self._program = Program(
            self._application,
            places,
            lambda: Engine(
                places=places,
                settings=Settings(),
                networks={name: another(name, server) for name in NETWORKS},
                keychain=Keychain(MemoryKeyring()),
            ),
        )
        self._switch_s = sys.getswitchinterval()
        self._collecting = Collecting()
        self._collecting.begin()  # as in the program while it runs
        self.window = self._program.open()
        self._until(lambda: self.window.furnished)
        self._listed: tuple[tuple[Delivery, ...], Mapping[str, Account]] = (), {}
        self.window.queueing.listed.connect(self._keep)
        self.window.resize(WINDOW)
        self.window.show_page("queue")
        self.page = self.window.queue_page
        self.page.show_view("month")
        self._until(lambda: len(self.page.shown) >= posts and self.page.parts.strip.marks)
        self._step = -1

    @property
    def size(self) -> str:
        """Return the size of the page in words."""
        return f"{self.page.width()} x {self.page.height()} pixels"

    def painter(self, view: str) -> Callable[[], object]:
        """Return what paints the whole page with this view in front."""
        self.page.show_view(view)
        self.rest()
        picture = QPixmap(self.page.size())
        return lambda: self.page.render(picture)

    def first_time(self, view: str) -> Callable[[], object]:
        """Return what paints the whole page as if in a new theme: nothing is laid out or looked up yet."""
        paint, shown = self.painter(view), self.page.parts.views[view]

        def forget_and_paint() -> None:
            QApplication.sendEvent(shown, QEvent(QEvent.Type.PaletteChange))
            paint()

        return forget_and_paint

    def turn(self) -> None:
        """Show another month and this one again in turns; each time the page is painted whole."""
        self.page.turn(self._step)
        self._step = -self._step
        self.page.render(QPixmap(self.page.size()))

    def lister(self, changed: int) -> Callable[[], object]:
        """Return what takes in the queue read anew, with so many posts other than before, and paints it."""
        deliveries, accounts = self._listed
        others = tuple(
            replace(one, attempts=one.attempts + (nth < changed)) for nth, one in enumerate(deliveries)
        )
        picture, turns = QPixmap(self.page.size()), cycle((others, deliveries))

        def take_in() -> None:
            self.window.queueing.listed.emit(next(turns), accounts)
            self.page.render(picture)

        return take_in

    def drag(self, view: str) -> "Frames":
        """Return a drag of a post in this view."""
        if self._step == 1:
            self.turn()
        self.page.show_view(view)
        shown = self.page.parts.views[view]
        self.page.show_post(next(one.id for one in self.page.shown if not one.fixed))
        self.rest()
        return Frames(shown.viewport(), shown.visualRect(shown.currentIndex()).center(), shown)

    def go_on(self) -> None:
        """Do what waits by now, such as asking the engine, which then works while the next is measured."""
        self._application.processEvents()

    def rest(self) -> None:
        """Let everything settle."""
        for _ in range(20):
            self._application.processEvents()
            time.sleep(0.01)

    def __enter__(self) -> "Stage":
        """Return this page."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the program."""
        self._program.close()
        self._collecting.end()
        gc.enable()
        sys.setswitchinterval(self._switch_s)

    def _keep(self, deliveries: tuple[Delivery, ...], accounts: Mapping[str, Account]) -> None:
        self._listed = deliveries, accounts

    def _until(self, condition: Callable[[], object]) -> None:
        end = time.monotonic() + PATIENCE_S
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError("the page does not show its posts")
            self._application.processEvents()
            time.sleep(0.005)


class Frames:
    """A post, or nothing but the mouse, on its way over a widget; each frame is painted at once."""

    def __init__(self, widget: QWidget, begin: QPoint, view: PostsView | None = None) -> None:
        """Press the mouse at `begin` of `widget`."""
        self._widget, self._begin, self._view = widget, begin, view

    def __enter__(self) -> "Frames":
        """Press the mouse and go far enough for a drag."""
        self._send(QEvent.Type.MouseButtonPress, self._begin)
        self.move(0)
        self.move(1)
        assert self._view is None or self._view.dragging
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the drag up."""
        if self._view is not None:
            self._view.arrange()
        self._send(QEvent.Type.MouseButtonRelease, QPoint(2, self._widget.height() - 2))

    def move(self, nth: int) -> None:
        """Move the mouse on, and paint."""
        room = self._widget.rect().adjusted(20, 60, -20, -40)
        at = QPoint(room.left() + nth * 37 % room.width(), room.top() + nth * 23 % room.height())
        self._send(QEvent.Type.MouseMove, at)
        self._widget.repaint()

    def _send(self, kind: QEvent.Type, at: QPoint) -> None:
        place = QPointF(at)
        button = NONE if kind == QEvent.Type.MouseMove else LEFT
        held = NONE if kind == QEvent.Type.MouseButtonRelease else LEFT
        everywhere = QPointF(self._widget.mapToGlobal(at))
        none = Qt.KeyboardModifier.NoModifier
        QApplication.sendEvent(self._widget, QMouseEvent(kind, place, everywhere, button, held, none))


class Bare:
    """What Qt has: a list of as many rows, and a widget that paints one rectangle under the mouse."""

    def __init__(self, size: str, posts: int) -> None:
        """Show both in the `size` of our page."""
        wide, high = (int(one) for one in size.removesuffix(" pixels").split(" x "))
        self._rows = [f"09:00 A post like any other, the {nth}th of its month" for nth in range(posts)]
        self._list = QListWidget()
        self._list.resize(wide, high)
        self._list.addItems(self._rows)
        self._list.show()
        self._plain = _Plain()
        self._plain.resize(wide, high)
        self._plain.show()

    def paint(self) -> None:
        """Paint the list."""
        self._list.render(QPixmap(self._list.size()))

    def fill(self) -> None:
        """Fill the list anew and paint it."""
        self._list.clear()
        self._list.addItems(self._rows)
        self.paint()

    def drag(self) -> Frames:
        """Return the mouse on its way over the plain widget."""
        return Frames(self._plain, QPoint(40, 80))


class _Plain(QWidget):
    """Paints a rectangle where the mouse is."""

    def __init__(self) -> None:
        super().__init__()
        self._at = QPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go with the mouse."""
        self._at = event.position().toPoint()
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground and the rectangle."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        painter.fillRect(QRect(self._at, QSize(120, 22)), QColor("navy"))
        painter.end()
