"""The bare window: a QPlainTextEdit alone, of the size and in the font of ours."""

import sys

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QMainWindow, QPlainTextEdit

from tests.benchmarks.window.typist import Typist


def main(text: str, wide: int, high: int, family: str, pixels: int) -> int:
    """Show `text` until the parent has no more orders."""
    application = QApplication(["bare"])
    window = QMainWindow()
    editor = QPlainTextEdit()
    font = QFont(family)
    font.setPixelSize(pixels)
    editor.setFont(font)
    window.setCentralWidget(editor)
    editor.setPlainText(text)
    window.resize(wide, high)
    window.show()
    editor.setFocus()
    typist = Typist(lambda: editor if application.focusWidget() is editor else None)
    return application.exec() if typist else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4], int(sys.argv[5])))
