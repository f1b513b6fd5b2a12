"""Bears the processes that may die: each a fork of one clean process that has everything loaded."""

import multiprocessing
from collections.abc import Callable
from multiprocessing.context import ForkServerContext, ForkServerProcess
from multiprocessing.synchronize import Barrier
from typing import ParamSpec

WITHIN_S = 60
KILLED = -9  # the exit code of a process that SIGKILL ended

LOADED = ["__main__", "tests.killing.rivals", "keyring.backends.SecretService"]

Given = ParamSpec("Given")


def barrier(parties: int) -> Barrier:
    """Return a line at which `parties` processes wait for each other."""
    return _context().Barrier(parties, timeout=WITHIN_S)


def begin(work: Callable[Given, None], *args: Given.args, **named: Given.kwargs) -> ForkServerProcess:
    """Run `work` in a new process, beside this one."""
    process = _context().Process(target=work, args=args, kwargs=named, daemon=True)
    process.start()
    return process


def end_of(process: ForkServerProcess) -> int:
    """Wait for the end of `process` and return its exit code; one that does not end fails."""
    process.join(WITHIN_S)
    code = process.exitcode
    if code is None:
        process.kill()
        process.join()
        raise TimeoutError("A process did not end.")
    return code


def run(work: Callable[Given, None], *args: Given.args, **named: Given.kwargs) -> int:
    """Run `work` in a new process and return its exit code: 0, or -9 if it was killed."""
    return end_of(begin(work, *args, **named))


def run_well(work: Callable[Given, None], *args: Given.args, **named: Given.kwargs) -> None:
    """Run `work` in a new process, which has to come to a good end."""
    code = run(work, *args, **named)
    assert code == 0, f"{work.__name__} ended with {code}"


def _context() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(LOADED)  # heeded when the first process is born
    return context
