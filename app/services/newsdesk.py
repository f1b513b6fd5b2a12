"""Passes news from the services to whoever listens."""

from collections.abc import Callable

from app.model.news import News

Listener = Callable[[News], None]


class Newsdesk:
    """Tells every listener; it never waits for one."""

    def __init__(self) -> None:
        """Start without listeners."""
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> None:
        """Call `listener` with all news from now on, on the engine's thread."""
        self._listeners.append(listener)

    def tell(self, news: News) -> None:
        """Pass `news` on."""
        for listener in self._listeners:
            listener(news)
