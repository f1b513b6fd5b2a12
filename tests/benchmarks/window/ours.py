"""Our window: the whole program as it is shipped, with a typist at its editor."""

import sys

from app.__main__ import main as program


def main(text: str) -> int:
    """Open the program and type into its Write page once that shows the draft `text`."""
    import app.assemble  # first, as the program does: Qt looks into every file that is loaded after it

    assert app.assemble.APPLICATION
    from PySide6.QtWidgets import QApplication, QPlainTextEdit

    from tests.benchmarks.window.typist import Typist

    run = QApplication.exec
    typists: list[Typist] = []

    def find() -> QPlainTextEdit | None:
        focused = QApplication.focusWidget()
        if isinstance(focused, QPlainTextEdit) and focused.toPlainText() == text:
            return focused
        return None

    def run_with_a_typist(*_: object) -> int:
        typists.append(Typist(find))
        return run()

    # The program is not told that it is measured: only its event loop gets a guest.
    QApplication.exec = run_with_a_typist  # pyright: ignore[reportAttributeAccessIssue]
    return program([])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
