"""Runs one command for as long as standard input stays open, then ends it and everything it started.

The process that started the server holds the other end of standard input. When that process stops
the server, or is killed itself, the system closes the pipe and no server stays behind.
"""

import os
import signal
import subprocess
import sys
import threading


def main(patience_s: float, command: list[str]) -> int:
    """Run `command` in a process group of its own and return its exit code.

    When its end is asked for, it has `patience_s` seconds to do so before it is killed.
    """
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True)
    # The pipe alone decides; the command itself was started with the usual answers to signals.
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)
    threading.Thread(target=_end_with_input, args=(child, patience_s), daemon=True).start()
    code = child.wait()
    _signal_group(child, signal.SIGKILL)
    return code


def _end_with_input(child: "subprocess.Popen[bytes]", patience_s: float) -> None:
    while os.read(0, 1024):
        continue
    _signal_group(child, signal.SIGTERM)
    killer = threading.Timer(patience_s, _signal_group, args=(child, signal.SIGKILL))
    killer.daemon = True
    killer.start()


def _signal_group(child: "subprocess.Popen[bytes]", number: int) -> None:
    try:
        os.killpg(child.pid, number)
    except ProcessLookupError:
        return


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), sys.argv[2:]))
