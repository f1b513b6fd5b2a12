"""A listener on another host, to which redirects lead: whatever arrives there is too much."""

import socket
import threading
from contextlib import suppress

from tests.faults.catalogue import Answer
from tests.faults.way.certificates import Certificates
from tests.faults.way.wire import HOST, Gone, read_request, written

BACKLOG = 64
PATIENCE_S = 5.0


class Abroad:
    """Answers everybody politely and keeps every byte."""

    def __init__(self, certificates: Certificates) -> None:
        """Open the listener; its certificate is good for its name."""
        self.heard: list[bytes] = []  # one entry for each connection
        self._context = certificates.good
        self._socket = socket.create_server((HOST, 0), backlog=BACKLOG)
        threading.Thread(target=self._accept, name="abroad", daemon=True).start()

    @property
    def address(self) -> str:
        """Return where a redirect may lead: to another port, so to another server, with all that is needed
        to be trusted there.
        """
        return f"https://localhost:{self._socket.getsockname()[1]}/welcome"

    def close(self) -> None:
        """Close the listener."""
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, raw: socket.socket) -> None:
        raw.settimeout(PATIENCE_S)
        at = len(self.heard)
        self.heard.append(b"")
        with suppress(OSError, Gone), self._context.wrap_socket(raw, server_side=True) as client:
            request = read_request(client)
            if request is not None:
                self.heard[at] += request.head + request.body
            client.sendall(written(Answer(status=200, body=b"{}")))
