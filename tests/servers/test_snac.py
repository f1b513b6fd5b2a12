"""The snac2 that the tests start is a real one, and what it publishes can be counted."""

import httpx
import pytest

from tests.servers.snac import Snac, SnacError


def test_a_status_comes_back(snac: Snac) -> None:
    snac.add_user("ann")
    signed = {"Authorization": f"Bearer {snac.token('ann')}"}
    body = {"status": "Tea & <b>biscuits</b>", "visibility": "public"}
    posted = httpx.post(f"{snac.url}/api/v1/statuses", json=body, headers=signed).raise_for_status().json()
    read = httpx.get(f"{snac.url}/api/v1/statuses/{posted['id']}", headers=signed).raise_for_status().json()
    assert read["url"] == posted["url"]
    assert read["text"] == "Tea & <b>biscuits</b>"


def test_every_post_is_counted_also_private_ones_and_doubles(snac: Snac) -> None:
    snac.add_user("ben")
    snac.add_user("cleo")
    signed = {"Authorization": f"Bearer {snac.token('ben')}"}
    sent = ["one", "one", *(f"more {number}" for number in range(60))]
    for text in sent:
        body = {"status": text, "visibility": "private" if text == "more 7" else "public"}
        httpx.post(f"{snac.url}/api/v1/statuses", json=body, headers=signed).raise_for_status()
    assert [note["sourceContent"] for note in snac.statuses("ben")] == sent
    assert snac.statuses("cleo") == []


def test_a_name_is_given_once(snac: Snac) -> None:
    snac.add_user("dora")
    with pytest.raises(SnacError):
        snac.add_user("dora")
