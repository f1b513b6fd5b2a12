"""Takes Qt's hook out of Python's imports, which would read the source of whatever is loaded after Qt."""

import builtins


def plain_imports() -> None:
    """Let `import` be Python's own again; call it once Qt is loaded.

    PySide6 looks through every module that is loaded after it for `from __feature__ import`, which no file
    of ours has, and keeps its source. That is half of the time that our own modules take to load, and 8 MB.
    """
    own = getattr(builtins, "__orig_import__", None)  # where PySide6 keeps what it replaced
    if own is not None:
        builtins.__import__ = own
