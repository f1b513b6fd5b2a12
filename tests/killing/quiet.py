"""Knows when a server has finished whatever a dead client had sent it."""

import time
from pathlib import Path

WITHIN_S = 30
POLL_S = 0.005
TABLES = (Path("/proc/net/tcp"), Path("/proc/net/tcp6"))
OPEN = {"01", "03", "08"}  # established, being made, left by the client but not by the server


def wait_until_quiet(port: int) -> None:
    """Return when the server on `port` of this machine has closed every connection.

    A restarted program waits for the lease's end, 90 s, before it asks what became of a post. The tests
    move the clock instead, so they must wait until the server is really done with the dead client.
    """
    deadline = time.monotonic() + WITHIN_S
    while _connections(port):
        if time.monotonic() > deadline:
            raise TimeoutError(f"The server on port {port} still works on something.")
        time.sleep(POLL_S)


def _connections(port: int) -> int:
    rows = [row.split() for table in TABLES if table.exists() for row in table.read_text().splitlines()[1:]]
    return sum(int(row[1].rpartition(":")[2], 16) == port and row[3] in OPEN for row in rows)
