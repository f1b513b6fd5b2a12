"""Advice waved away: written down, brought back, and counted so that a rule can offer to go."""

from app.store.dismissals import DismissalStore
from coach.dismissals import Dismissal


class Dismissing:
    """Keeps dismissals for the window."""

    def __init__(self, *, dismissals: DismissalStore) -> None:
        """Keep dismissals in `dismissals`."""
        self._dismissals = dismissals

    async def all(self) -> tuple[Dismissal, ...]:
        """Return everything that was waved away, oldest first. Raises StoreError."""
        return self._dismissals.all()

    async def dismiss(self, dismissal: Dismissal) -> int:
        """Write `dismissal` and return how often its rule has been dismissed in a row. Raises StoreError."""
        return self._dismissals.add(dismissal)

    async def bring_back(self, key: str) -> None:
        """Let the advice behind `key` be given again. Raises StoreError."""
        self._dismissals.remove(key)

    async def heed(self, rule: str) -> None:
        """Note that the writer followed `rule`. Raises StoreError."""
        self._dismissals.heed(rule)
