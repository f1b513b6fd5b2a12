"""One window for one data folder: the first program holds the door, later ones knock and hand over."""

import logging
import os
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import gettempdir

from PySide6.QtCore import QCoreApplication, QCryptographicHash, QDeadlineTimer, QObject, QThread
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from app.errors import InputError
from app.services.drafting.composed import MOST_BYTES, Composed, as_line, from_line

log = logging.getLogger(__name__)

ANSWER = b"taken\n"
PATIENCE_MS = 10_000  # how long the first program may take to answer; it may have just been started
AGAIN_MS = 100
TOKEN = "XDG_ACTIVATION_TOKEN"  # noqa: S105  # Wayland lets a window come to the front with it


class Door(QObject):
    """Waits for later programs of the same data folder and takes what they hand over."""

    def __init__(self, data: Path, take: Callable[[Composed], object], parent: QObject | None = None) -> None:
        """Hand what comes for the folder `data` to `take`."""
        super().__init__(parent)
        self._take = take
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        name = door_name(data)
        QLocalServer.removeServer(name)  # what a killed program left; we hold the lock, so nobody listens
        if not self._server.listen(name):
            log.warning("no second program can reach this one: %s", self._server.errorString())

    def close(self) -> None:
        """Wait for nobody any more."""
        self._server.close()

    def _greet(self) -> None:
        while self._server.hasPendingConnections():
            guest = self._server.nextPendingConnection()
            guest.readyRead.connect(lambda guest=guest: self._hear(guest))
            guest.disconnected.connect(guest.deleteLater)
            self._hear(guest)

    def _hear(self, guest: QLocalSocket) -> None:
        if guest.bytesAvailable() > MOST_BYTES:
            guest.abort()
        elif guest.canReadLine():
            try:
                token, _, line = bytes(guest.readLine().data()).partition(b" ")
                composed = from_line(line)
            except InputError as error:
                log.warning("%s", error)
                guest.abort()
                return
            guest.write(ANSWER)
            guest.flush()
            if token != b"-":
                os.environ[TOKEN] = token.decode("ascii", "ignore")
            self._take(composed)


def hand_over(data: Path, composed: Composed) -> bool:
    """Hand `composed` to the program that has `data` open; return whether it took it."""
    application = QCoreApplication.instance() or QCoreApplication([])
    taken = _knock(data, composed)
    del application
    return taken


def _knock(data: Path, composed: Composed) -> bool:
    patience = QDeadlineTimer(PATIENCE_MS)
    message = os.environ.get(TOKEN, "-").encode("ascii", "ignore") + b" " + as_line(composed)
    while not patience.hasExpired():
        socket = QLocalSocket()
        socket.connectToServer(door_name(data))
        if socket.waitForConnected(AGAIN_MS) and _is_ours(socket.fullServerName()):
            socket.write(message)
            while not socket.canReadLine() and socket.waitForReadyRead(max(patience.remainingTime(), 1)):
                pass
            if bytes(socket.readLine().data()) == ANSWER:
                return True
        QThread.msleep(AGAIN_MS)
    return False


def door_name(data: Path) -> str:
    """Return the socket's name for the folder `data`, in a place of this user's own where there is one."""
    name = f"rapport-{_hash(str(data.resolve()))[:16]}"
    if sys.platform == "win32":
        return name
    return str(Path(os.environ.get("XDG_RUNTIME_DIR") or gettempdir()) / name)


def _hash(text: str) -> str:
    """Return the SHA-256 of `text` as hexadecimal digits, by Qt: Python would load OpenSSL for it."""
    return QCryptographicHash.hash(text.encode(), QCryptographicHash.Algorithm.Sha256).toHex().toStdString()


def _is_ours(socket: str) -> bool:
    """Return whether `socket` is this user's: nobody else shall read what is being written."""
    if sys.platform == "win32":
        return True
    try:
        return os.stat(socket).st_uid == os.getuid()  # noqa: PTH116  # Windows has no getuid, and no Path of it
    except OSError:
        return False
