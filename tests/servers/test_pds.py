"""The PDS that the tests start is a real one, and it behaves as our clients are written for."""

import httpx
import pytest

from tests.servers.pds import Identity, Pds

POSTS = "app.bsky.feed.post"
KEY = "3lbcdefghij2k"  # a valid record key of a post


def post(text: str) -> dict[str, str]:
    return {"$type": POSTS, "text": text, "createdAt": "2026-11-21T08:00:00Z"}


def create(pds: Pds, identity: Identity, *, token: str) -> httpx.Response:
    return httpx.post(
        f"{pds.url}/xrpc/com.atproto.repo.createRecord",
        json={"repo": identity.did, "collection": POSTS, "rkey": KEY, "record": post("Good morning")},
        headers={"Authorization": f"Bearer {token}"},
    )


def test_a_second_record_with_the_same_key_is_refused(pds: Pds) -> None:
    ann = pds.new_account("ann")
    token = pds.access_token(ann)
    assert create(pds, ann, token=token).status_code == 200
    assert create(pds, ann, token=token).is_error
    assert [record["value"]["text"] for record in pds.records(ann.did)] == ["Good morning"]


def test_all_pages_of_records_come_back(pds: Pds) -> None:
    ann = pds.new_account("ann")
    wanted = [f"Note {number}" for number in range(103)]
    writes = [
        {"$type": "com.atproto.repo.applyWrites#create", "collection": POSTS, "value": post(text)}
        for text in wanted
    ]
    httpx.post(
        f"{pds.url}/xrpc/com.atproto.repo.applyWrites",
        json={"repo": ann.did, "writes": writes},
        headers={"Authorization": f"Bearer {pds.access_token(ann)}"},
    ).raise_for_status()
    assert [record["value"]["text"] for record in pds.records(ann.did)] == wanted


def test_an_app_password_signs_in(pds: Pds) -> None:
    ann = pds.new_account("ann")
    app_password = pds.new_app_password(ann)
    assert app_password != ann.password
    assert pds.access_token(ann._replace(password=app_password))


def test_a_minted_token_is_refused_only_for_its_age(pds: Pds) -> None:
    ann = pds.new_account("ann")
    answer = create(pds, ann, token=pds.mint_expired_access_token(ann.did))
    assert (answer.status_code, answer.json()["error"]) == (400, "ExpiredToken")


@pytest.mark.parametrize("limited", [False, True])
def test_rate_limits_are_told_when_they_are_switched_on(pds: Pds, limited: bool) -> None:
    def headers(server: Pds) -> httpx.Headers:
        body = {"identifier": "nobody.test", "password": "wrong"}
        return httpx.post(f"{server.url}/xrpc/com.atproto.server.createSession", json=body).headers

    if limited:
        with Pds(rate_limits=True) as strict:
            assert "ratelimit-remaining" in headers(strict)
    else:
        assert "ratelimit-remaining" not in headers(pds)
