"""Lets Python serve the window first: short turns for other threads, and garbage collected in its rests."""

import gc
import sys

from PySide6.QtCore import QObject, QTimer

COLLECT_EVERY_MS = 5000  # what is young, in a millisecond
REST_MS = 30_000  # without a word typed, after which all garbage is collected, in up to a tenth of a second
SWITCH_S = 0.0005  # a key needs Python twenty times, and each time may wait so long for the engine


class Collecting(QObject):
    """Collects now and then once it has begun; Qt's objects must die on the thread that made them."""

    def __init__(self) -> None:
        super().__init__()
        self._young = QTimer(self, interval=COLLECT_EVERY_MS)
        self._young.timeout.connect(lambda: gc.collect(1))
        self._all = QTimer(self, interval=REST_MS)
        self._all.timeout.connect(gc.collect)

    def begin(self) -> None:
        """Collect from now on, let nobody else do it, and let nobody hold the interpreter for long."""
        sys.setswitchinterval(SWITCH_S)
        gc.disable()
        self._young.start()
        self._all.start()

    def put_off(self, _: object) -> None:
        """Wait for the next rest with the great collection: somebody is typing."""
        self._all.start()

    def end(self) -> None:
        """Collect no more."""
        self._young.stop()
        self._all.stop()
