"""With the keyboard alone: from an empty program to a thread of three parts with two described pictures."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QPushButton, QWidget

from app.model.delivery import Delivery, State
from app.store.database import Database
from app.store.ledger import Ledger
from tests.app.media.making import packed, picture
from tests.journey.journey import add_account
from tests.journey.stage import Stage
from tests.servers.pds import Json, Pds
from widgets.media.media_tile import MediaTile

ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
BOTH = CONTROL | Qt.KeyboardModifier.ShiftModifier
PARTS = (
    "Does your sourdough go flat in winter? Ours did for two years.",
    "How does your kitchen compare? Tell me where you let dough rise.",
    "We moved the bowl next to the fridge motor, where it stays at 26 degrees all night.",
)
ALTS = (
    "A flat loaf beside a ruler that shows four centimetres",
    "A bowl of dough under a linen cloth beside a fridge",
)
MOST_STEPS = 80  # presses of Tab; there are fewer places to stop in the whole window


class Mice(QObject):
    """Notes every press of a mouse button."""

    def __init__(self) -> None:
        super().__init__()
        self.presses = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count, and let everything through."""
        self.presses += event.type() == QEvent.Type.MouseButtonPress
        return False


def travel_by_keys(
    application: QApplication, pds: Pds, home: Path, pictures: Path | None = None
) -> list[str]:
    """Make the journey and return its record.

    Raises:
        AssertionError: something on the way was not as it must be.
        TimeoutError: something did not happen at all.
    """
    identity = pds.new_account("nora", "a password for the server")
    secret = pds.new_app_password(identity, "rapport")
    files = [home / name for name in ("flat.png", "bowl.png")]
    for width, file in zip((120, 90), files, strict=True):
        file.write_bytes(packed(picture(width), "PNG"))
    mice = Mice()
    application.installEventFilter(mice)
    stage = Stage(application, home, pictures)
    try:
        add_account(stage, pds.url, identity.handle, secret)
        stage.control(Qt.Key.Key_1)
        _choose_account(stage)
        _write(stage)
        for number, file in enumerate(files, 1):
            _add_picture(stage, file, number)
        _describe(stage)
        _order(stage)
        _schedule(stage)
        due = _look_into_the_ledger(stage, home)
        stage.pass_until(due)
        stage.until(lambda: _delivery(stage, home).state is State.SENT, "the whole thread is out")
        _see_it_published(stage, pds.records(identity.did))
    finally:
        stage.close()
        application.removeEventFilter(mice)
    assert mice.presses == 0
    return stage.record


def _choose_account(stage: Stage) -> None:
    page = stage.window.write_page
    stage.until(lambda: len(page.chips.chosen()) == 1, "the account is among the chips")
    stage.press(Qt.Key.Key_T, BOTH)
    stage.press(Qt.Key.Key_Space)
    assert page.chips.chosen() == ()
    stage.press(Qt.Key.Key_Space)
    assert len(page.chips.chosen()) == 1
    _tab_to(stage, lambda widget: widget is page.editor)
    stage.note("Chose the account.")


def _write(stage: Stage) -> None:
    for number, part in enumerate(PARTS):
        if number:
            stage.press(Qt.Key.Key_Return, ALT)
        stage.type(part)
    stage.until(lambda: len(stage.window.parting.last.links) == 3, "the text is cut into three parts")
    stage.note("Typed three parts, with Alt+Return between them.")


def _add_picture(stage: Stage, file: Path, number: int) -> None:
    def answer() -> None:
        dialog, typed_into = QApplication.activeModalWidget(), QApplication.focusWidget()
        if isinstance(dialog, QFileDialog) and typed_into is not None and dialog.isAncestorOf(typed_into):
            asking.stop()
            QTest.keyClicks(typed_into, str(file))
            QTest.keyClick(typed_into, Qt.Key.Key_Return)

    asking = QTimer(interval=20)
    asking.timeout.connect(answer)
    asking.start()
    stage.press(Qt.Key.Key_A, BOTH)
    stage.until(lambda: len(stage.window.writing.draft.media) == number, f"{file.name} is taken in")
    stage.window.activateWindow()  # as a window manager does when the dialog closes
    stage.until(QApplication.focusWidget, "the window has the focus again")
    stage.note(f"Added {file.name} by Ctrl+Shift+A and its path.")


def _describe(stage: Stage) -> None:
    writing, strip = stage.window.writing, stage.window.write_page.media.strip
    _tab_to(stage, lambda widget: isinstance(widget, MediaTile))
    stage.press(Qt.Key.Key_Home)
    for number, alt in enumerate(ALTS):
        while strip.current != number:
            stage.press(Qt.Key.Key_Right)
        stage.press(Qt.Key.Key_Return)
        stage.type(alt)
        stage.until(lambda alt=alt: alt in [one.alt for one in writing.draft.media], "the alt text is taken")
        if number == 0:
            stage.press(Qt.Key.Key_Escape)
    _tab_to(stage, lambda widget: isinstance(widget, QComboBox) and widget is strip.detail.part, back=True)
    stage.press(Qt.Key.Key_Down)
    stage.press(Qt.Key.Key_Down)
    assert [one.part for one in writing.draft.media] == [0, 2]
    stage.note("Described both, and put the second picture to the third part.")
    stage.picture("thread-media")


def _order(stage: Stage) -> None:
    window = stage.window
    stage.press(Qt.Key.Key_2, ALT)
    stage.press(Qt.Key.Key_End)
    stage.press(Qt.Key.Key_Up, ALT)
    said = [link.text for link in window.parting.last.links]
    assert said == [PARTS[0], PARTS[2], PARTS[1]]
    assert [one.part for one in window.writing.draft.media] == [0, 1]
    stage.press(Qt.Key.Key_N, ALT)
    stage.until(lambda: window.parting.last.links[2].text.endswith(" 3/3"), "the parts have numbers")
    stage.note("Moved the last part up by Alt+Up, its picture with it, and numbered the parts by Alt+N.")
    stage.picture("thread-parts")
    stage.press(Qt.Key.Key_3, ALT)
    stage.until(lambda: len(window.write_page.side.preview.posts) == 3, "the preview shows three posts")
    stage.picture("thread-preview")
    stage.press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is window.write_page.editor


def _schedule(stage: Stage) -> None:
    page = stage.window.write_page
    stage.until(page.schedule.isEnabled, "the thread may be scheduled")
    stage.control(Qt.Key.Key_Return)
    before = page.schedule_row.wall_time()
    stage.press(Qt.Key.Key_Up)
    assert page.schedule_row.wall_time() != before
    planned: list[object] = []
    stage.window.writing.planned.connect(planned.append)
    _tab_to(stage, lambda widget: isinstance(widget, QPushButton) and widget.text() == "Schedule")
    stage.press(Qt.Key.Key_Space)
    stage.until(lambda: planned, "the thread is in the queue")
    stage.note("Chose another day with the arrow keys, and scheduled it.")


def _look_into_the_ledger(stage: Stage, home: Path) -> datetime:
    """Return when it is due."""
    planned = _delivery(stage, home)
    assert planned.state is State.WAITING
    assert planned.due > stage.now() + timedelta(hours=1)
    assert [part.text for part in planned.parts] == [
        f"{PARTS[nth]} {number}/3" for number, nth in enumerate((0, 2, 1), 1)
    ]
    shown = [[(one.name, one.alt) for one in part.media] for part in planned.parts]
    assert shown == [[("flat.png", ALTS[0])], [("bowl.png", ALTS[1])], []]
    stage.note("The ledger has one delivery of three parts:")
    for part in planned.parts:
        stage.note(f"  {part.text} {[one.alt for one in part.media] or ''}".rstrip())
    return planned.due


def _see_it_published(stage: Stage, records: list[Json]) -> None:
    posts = sorted((record["value"] for record in records), key=lambda post: post["text"][-3:])
    assert [post["text"][-3:] for post in posts] == ["1/3", "2/3", "3/3"]
    shown = [[one["alt"] for one in post.get("embed", {}).get("images", [])] for post in posts]
    assert shown == [[ALTS[0]], [ALTS[1]], []]
    assert ["reply" in post for post in posts] == [False, True, True]
    stage.note("On its day the real server has the three posts as one thread, both alt texts in place.")


def _delivery(stage: Stage, home: Path) -> Delivery:
    database = Database(home / "data" / "rapport.db")
    try:
        (found,) = Ledger(database).all(since=stage.now() - timedelta(days=1))
        return found
    finally:
        database.close()


def _tab_to(stage: Stage, wanted: Callable[[QWidget], bool], *, back: bool = False) -> None:
    """Press Tab until a wanted part has the focus."""
    for _ in range(MOST_STEPS):
        widget = QApplication.focusWidget()
        if widget is not None and wanted(widget):
            return
        stage.press(Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not lead there; it ends at {QApplication.focusWidget()}")
