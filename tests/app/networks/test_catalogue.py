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


@pytest.mark.parametrize(
    ("network", "server", "address"),
    [
        ("bluesky", "https://bsky.social", "https://bsky.app/settings/app-passwords"),
        ("mastodon", " example.social/ ", "https://example.social/settings/applications/new"),
        (
            "wordpress",
            "http://localhost:8080/blog",
            "http://localhost:8080/blog/wp-admin/authorize-application.php?app_name=Rapport",
        ),
        ("wordpress", "", ""),
    ],
)
def test_the_page_that_makes_a_secret_is_that_of_the_server(network: str, server: str, address: str) -> None:
    assert networks()[network].form.page_at(server) == address
