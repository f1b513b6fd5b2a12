"""Keeps what is imported small: Qt's hook is taken out of it, and TLS comes with the first connection."""

import builtins
import linecache
import sys
from importlib import import_module
from types import ModuleType


def plain_imports() -> None:
    """Let `import` be Python's own again; call it once Qt is loaded.

    PySide6 looks through every module that is loaded after it for `from __feature__ import`, which no file
    of ours has, and keeps its source. That is half of the time that our own modules take to load, and 8 MB.
    """
    own = getattr(builtins, "__orig_import__", None)  # where PySide6 keeps what it replaced
    if own is not None:
        builtins.__import__ = own
        linecache.clearcache()  # the sources that it has read so far: 1 MB


class _Later(ModuleType):
    """Stands for a module until somebody wants anything of it."""

    def __getattr__(self, name: str) -> object:
        """Load the module itself and return what it calls `name`."""
        if name.startswith("__"):  # what importing itself asks for
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


def import_asyncio() -> None:
    """Import asyncio without TLS, which it loads with the first connection instead: 4 MB that wait."""
    if "asyncio" in sys.modules:
        return
    waiting = [name for name in ("ssl", "asyncio.sslproto") if name not in sys.modules]
    sys.modules.update({name: _Later(name) for name in waiting})
    try:
        import_module("asyncio")
    finally:
        for name in waiting:
            if isinstance(sys.modules.get(name), _Later):
                del sys.modules[name]
