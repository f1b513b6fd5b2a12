"""A private session bus with a real gnome-keyring on it; the keyring of the machine is never touched."""

import os
import signal
import socket
import struct
from collections.abc import Generator
from contextlib import closing, contextmanager
from importlib import import_module
from typing import Any, cast

import secretstorage
from jeepney.io.blocking import (  # pyright: ignore[reportMissingTypeStubs] - it comes without types
    DBusConnection,
    open_dbus_connection,
)

from tests.servers.running.server import Server

READY_WITHIN_S = 20
ANSWER_WITHIN_S = 5
UNLOCK = 1  # the operation's number in gnome-keyring's control protocol
DONE = 0

# No folder of services: nothing but our own daemon ever appears on this bus, no prompt either.
BUS = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>{address}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


class SecretService(Server):
    """One unlocked keyring with no prompts; `SecretService(locked=True)` starts with a locked one."""

    part = "secret_service"

    def __init__(self, *, locked: bool = False, password: str = "keyring-password") -> None:
        super().__init__()
        self._locked = locked
        self._password = password

    @property
    def address(self) -> str:
        """Return the address of the private session bus."""
        return f"unix:path={self.folder}/bus"

    @property
    def environ(self) -> dict[str, str]:
        """Return what a process must have in its environment to use this keyring."""
        return {"DBUS_SESSION_BUS_ADDRESS": self.address}

    def lock(self) -> None:
        """Lock the keyring: whoever asks for a secret now gets `KeyringLocked`."""
        with closing(self._connect()) as connection:
            secretstorage.Collection(connection).lock()

    def unlock(self, password: str | None = None) -> bool:
        """Unlock the keyring as a login does; return False if the password is wrong."""
        word = (self._password if password is None else password).encode()
        argument = struct.pack(">I", len(word)) + word
        with socket.socket(socket.AF_UNIX) as control:
            control.settimeout(ANSWER_WITHIN_S)
            control.connect(str(self.folder / "keyring" / "control"))
            # One empty byte carries who we are, then: length of all, operation, argument.
            control.sendall(b"\0" + struct.pack(">II", 8 + len(argument), UNLOCK) + argument)
            _, result = struct.unpack(">II", control.recv(8, socket.MSG_WAITALL))
        return result == DONE

    @contextmanager
    def hanging(self) -> Generator[None]:
        """Let the daemon hang: it has its name on the bus and answers nobody."""
        pid = self._daemon()
        os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            os.kill(pid, signal.SIGCONT)

    def vanish(self) -> None:
        """Kill the daemon; the bus stays."""
        os.kill(self._daemon(), signal.SIGKILL)
        self._processes.pop().stop()

    def revive(self) -> None:
        """Start the daemon anew, as logging in to the desktop again does; it has what it had."""
        self._start_daemon()

    def is_locked(self) -> bool:
        """Say whether the keyring is locked."""
        with closing(self._connect()) as connection:
            return secretstorage.Collection(connection).is_locked()

    def _launch(self) -> None:
        config = self.folder / "bus.conf"
        config.write_text(BUS.format(address=self.address), "utf-8")
        bus = self._run(["dbus-daemon", f"--config-file={config}", "--nofork", "--nopidfile"])
        bus.wait_until(self._bus_answers, within_s=READY_WITHIN_S)
        self._start_daemon()
        if self._locked:
            self.lock()

    def _start_daemon(self) -> None:
        # The leash gives its command no input, so a shell hands the daemon its password.
        start = 'printf %s "$0" | exec gnome-keyring-daemon --foreground --unlock --components=secrets'
        here = str(self.folder)
        daemon = self._run(
            ["/bin/sh", "-c", start, self._password],
            {**self.environ, "XDG_DATA_HOME": here, "XDG_RUNTIME_DIR": here, "DISPLAY": ""},
        )
        daemon.wait_until(self._is_open, within_s=READY_WITHIN_S)

    def _daemon(self) -> int:
        """Return the id of the process that has the name on the bus."""
        jeepney: Any = import_module("jeepney")  # it comes without types
        bus = jeepney.DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
        question = jeepney.new_method_call(
            bus, "GetConnectionUnixProcessID", "s", ("org.freedesktop.secrets",)
        )
        with closing(self._connect()) as connection:
            answer: Any = cast("Any", connection).send_and_get_reply(question, timeout=ANSWER_WITHIN_S)
        return int(answer.body[0])

    def _connect(self) -> DBusConnection:
        return open_dbus_connection(self.address)

    def _bus_answers(self) -> bool:
        try:
            self._connect().close()
        except OSError:
            return False
        return True

    def _is_open(self) -> bool:
        try:
            return not self.is_locked()
        except secretstorage.SecretStorageException:
            return False
