"""`python -m widgets` shows the gallery; `--screenshots FOLDER` paints it into files, light and dark."""

import argparse
import sys
from pathlib import Path

from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QListWidget,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QWidget,
)

from widgets.ground.look import Look
from widgets.ground.style import Theme, apply, dark, light, theme
from widgets.ground.words import Words, column, row
from widgets.showing.gallery import Piece, pieces

MARGIN = 24  # pixels around each piece


def main(arguments: list[str] | None = None) -> int:
    """Show the gallery, or paint it into files; return the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m widgets", description="A gallery of every part of the screen."
    )
    parser.add_argument(
        "--screenshots", type=Path, metavar="FOLDER", help="paint every part into FOLDER and end"
    )
    parser.add_argument("--only", default="", metavar="WORD", help="only the parts whose names contain WORD")
    chosen = parser.parse_args(arguments)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if not isinstance(app, QApplication):
        raise TypeError("The gallery needs an application with windows.")
    if chosen.screenshots:
        paint_all(app, chosen.screenshots, chosen.only)
        return 0
    Look(app)
    window = Gallery(app)
    window.resize(1180, 800)
    window.show()
    return app.exec()


def paint_all(app: QApplication, folder: Path, only: str = "") -> None:
    """Paint each piece whose name contains `only` into `folder`, once in each theme.

    Raises:
        OSError: the folder or a file can't be written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for worn in (light(), dark()):
        apply(app, worn)
        for name, (build, width, height) in pieces().items():
            if only in name:
                _paint(app, worn, build, folder / f"{name}-{worn.name}.png", width, height)


def _paint(app: QApplication, worn: Theme, build: Piece, file: Path, width: int, height: int) -> None:
    stage = _stage(build)
    stage.resize(width + 2 * MARGIN, height + 2 * MARGIN)
    stage.show()
    app.processEvents()
    focused = app.focusWidget()
    if focused is not None:
        focused.clearFocus()  # the ring belongs to a writer at the keyboard
    for _ in range(5):  # layouts with text that wraps settle in a few rounds
        app.processEvents()
    if not stage.grab().save(str(file)):
        raise OSError(f"{file} could not be written in the {worn.name} theme.")
    stage.close()
    stage.deleteLater()
    app.processEvents()


def _stage(build: Piece) -> QWidget:
    stage = QFrame()
    stage.setLayout(column(build(), margin=MARGIN))
    return stage


class Gallery(QWidget):
    """The names at the left, the piece at the right, and a switch for the light."""

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.setWindowTitle("Gallery")
        self._app = app
        self._names = QListWidget()
        self._names.setAccessibleName("Parts")
        self._names.setFixedWidth(220)
        self._shown = QStackedWidget()
        self._pieces = pieces()
        self._names.addItems(list(self._pieces))
        self._names.currentTextChanged.connect(self._show)
        switch = QPushButton("Switch the light")
        switch.clicked.connect(self._switch)
        left = column(Words("Gallery", "heading"), self._names, switch, spacing=16)
        self.setLayout(row(left, self._shown, spacing=24, margin=24))
        self._names.setCurrentRow(0)

    def _show(self, name: str) -> None:
        build, width, height = self._pieces[name]
        stage = _stage(build)
        stage.setFixedSize(width + 2 * MARGIN, height + 2 * MARGIN)
        room = QScrollArea()
        room.setWidget(stage)
        self._shown.addWidget(room)
        self._shown.setCurrentWidget(room)
        before = self._shown.widget(0)
        if before is not None and before is not room:
            self._shown.removeWidget(before)
            before.deleteLater()

    def _switch(self) -> None:
        apply(self._app, light() if theme().name == "dark" else dark())


if __name__ == "__main__":
    sys.exit(main())
