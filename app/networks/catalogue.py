"""The networks that this program knows."""

from app.networks.base import Network
from app.networks.bluesky import Bluesky
from app.networks.mastodon import Mastodon


def networks() -> dict[str, Network]:
    """Return a fresh instance of every network by its name; who builds them also closes them."""
    every: tuple[Network, ...] = (Bluesky(), Mastodon())
    return {network.name: network for network in every}
