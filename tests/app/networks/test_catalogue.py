"""The catalogue gives each network under its own name, and never the same instance twice."""

import pytest

from app.networks.catalogue import networks


@pytest.mark.anyio
async def test_each_call_builds_every_network_anew_under_its_name() -> None:
    one, other = networks(), networks()
    assert list(one) == ["bluesky", "mastodon", "wordpress"]
    assert all(network.name == name for name, network in one.items())
    assert not set(map(id, one.values())) & set(map(id, other.values()))
    for network in (*one.values(), *other.values()):
        await network.close()
