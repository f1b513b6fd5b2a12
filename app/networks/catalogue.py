"""The networks that this program knows, each loaded when it is first asked for, not at the start."""

from collections.abc import Iterator, Mapping
from importlib import import_module

from app.networks.base import Network

_PLACES = {
    "bluesky": "app.networks.bluesky.bluesky:Bluesky",
    "mastodon": "app.networks.mastodon.mastodon:Mastodon",
    "wordpress": "app.networks.wordpress.wordpress:WordPress",
}


class Catalogue(Mapping[str, Network]):
    """Every network by its name. Who asked for one also closes it."""

    def __init__(self) -> None:
        """Begin with no network loaded."""
        self._built: dict[str, Network] = {}

    def __getitem__(self, name: str) -> Network:
        """Return the network called `name`, built by now. Raises KeyError where there is none."""
        if name not in self._built:
            module, _, kind = _PLACES[name].partition(":")
            self._built[name] = getattr(import_module(module), kind)()
        return self._built[name]

    def __contains__(self, name: object) -> bool:
        """Return whether there is a network called `name`; none is loaded for that."""
        return name in _PLACES

    def __iter__(self) -> Iterator[str]:
        """Return the names."""
        return iter(_PLACES)

    def __len__(self) -> int:
        """Return how many networks there are."""
        return len(_PLACES)

    @property
    def built(self) -> tuple[Network, ...]:
        """Return those that were asked for: they hold connections, which somebody has to close."""
        return tuple(self._built.values())


def networks() -> Catalogue:
    """Return a fresh catalogue, whose networks are nobody else's; who uses them also closes them."""
    return Catalogue()
