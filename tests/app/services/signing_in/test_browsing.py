"""Signing in through the browser at a strict server: the one right answer, and nothing left behind."""

import json
import socket
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from app.errors import InputError, KeychainError, Refused, SignInNeeded
from app.model.account import Kept, SignIn, Way
from tests.app.networks.mastodon.fake_mastodon import SERVER
from tests.app.services.signing_in.desk import Desk, get

pytestmark = pytest.mark.anyio


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A program that nobody has signed in with yet."""
    return Desk(tmp_path)


async def test_a_person_signs_in_without_typing_a_secret(desk: Desk) -> None:
    pages: list[httpx.Response] = []

    async def person(address: str) -> None:
        pages.append(await desk.yes(address))

    async with desk.open() as engine:
        account = await desk.sign_in(engine, person)
        assert await engine.accounts.all() == (account,)
    assert (account.handle, account.way, account.kept) == ("ada@example.social", Way.BROWSER, Kept.KEYRING)
    assert (account.may, account.expires_at) == ("read and post with pictures", None)
    assert pages[0].status_code == 200
    assert "You can close this page" in pages[0].text
    assert (pages[0].headers["referrer-policy"], pages[0].headers["cache-control"]) == (
        "no-referrer",
        "no-store",
    )


async def test_what_the_browser_is_shown_proves_nothing_and_bears_no_secret(desk: Desk) -> None:
    shown: list[str] = []

    async def person(address: str) -> None:
        shown.append(address)
        await desk.yes(address)

    async with desk.open() as engine:
        await desk.sign_in(engine, person)
    asked = {name: values[0] for name, values in parse_qs(urlsplit(shown[0]).query).items()}
    assert asked["code_challenge_method"] == "S256"
    assert len(asked["state"]) >= 32
    assert urlsplit(asked["redirect_uri"]).hostname == "127.0.0.1"
    verifiers = [
        parse_qs(request.content.decode())["code_verifier"][0]
        for request in desk.server.requests
        if b"code_verifier" in request.content
    ]
    assert len(verifiers) == 1
    assert 43 <= len(verifiers[0]) <= 128
    for secret in (verifiers[0], desk.server.apps["client-1"]["client_secret"]):
        assert secret not in shown[0]


async def test_a_forged_answer_is_turned_away_and_the_right_one_still_counts(desk: Desk) -> None:
    seen: list[int] = []

    async def person(address: str) -> None:
        right = desk.server.authorize(address)
        base, _, query = right.partition("?")
        host, given = urlsplit(base).netloc, {name: v[0] for name, v in parse_qs(query).items()}
        forged = [
            f"{base}?code=stolen",
            f"{base}?code=stolen&state=wrong",
            f"{base}?code=stolen&state={given['state']}&iss=https://evil.example",
            f"{base}?code=stolen&code=two&state={given['state']}",
            f"{base}?state={given['state']}",
            base,
            f"http://{host}/favicon.ico",
            f"http://{host}/",
        ]
        seen.extend([(await get(one)).status_code for one in forged])
        seen.append((await get(right, host=f"evil.example:{host.rpartition(':')[2]}")).status_code)
        async with httpx.AsyncClient(trust_env=False) as client:
            seen.append((await client.post(right)).status_code)
        seen.append((await get(right)).status_code)

    async with desk.open() as engine:
        account = await desk.sign_in(engine, person)
    assert account.handle == "ada@example.social"
    assert seen == [400, 400, 400, 400, 400, 400, 404, 404, 404, 404, 200]


async def test_of_two_answers_the_first_counts_and_the_second_is_told_so(desk: Desk) -> None:
    pages: list[httpx.Response] = []

    async def person(address: str) -> None:
        first, second = desk.server.authorize(address, "ada"), desk.server.authorize(address, "bob")
        pages.append(await get(first))
        try:
            pages.append(await get(second))
        except httpx.TransportError:  # the door may be shut by then
            pages.append(httpx.Response(409, text="Rapport takes one answer only"))

    async with desk.open() as engine:
        account = await desk.sign_in(engine, person)
    assert account.handle == "ada@example.social"
    assert [page.status_code for page in pages] == [200, 409]
    assert "one answer only" in pages[1].text


async def test_a_no_in_the_browser_is_told_and_nothing_is_kept(desk: Desk) -> None:
    async def person(address: str) -> None:
        state = parse_qs(urlsplit(address).query)["state"][0]
        redirect = parse_qs(urlsplit(address).query)["redirect_uri"][0]
        page = await get(f"{redirect}?error=access_denied&state={state}")
        assert "You said no" in page.text

    async with desk.open() as engine:
        with pytest.raises(SignInNeeded, match="You said no in the browser, so nothing was connected"):
            await desk.sign_in(engine, person)
        assert await engine.accounts.all() == ()


async def test_a_code_that_the_server_does_not_know_is_told_without_repeating_it(desk: Desk) -> None:
    async def person(address: str) -> None:
        state = parse_qs(urlsplit(address).query)["state"][0]
        redirect = parse_qs(urlsplit(address).query)["redirect_uri"][0]
        await get(f"{redirect}?code=forged-by-somebody&state={state}")

    async with desk.open() as engine:
        with pytest.raises(SignInNeeded, match=r"does not accept the sign-in: It is invalid_grant") as caught:
            await desk.sign_in(engine, person)
    assert "forged-by-somebody" not in str(caught.value)


async def test_a_browser_that_was_closed_ends_the_wait_in_time(desk: Desk) -> None:
    async def nobody(_: str) -> None:
        return

    async with desk.open() as engine:
        with pytest.raises(SignInNeeded, match="No answer came from the browser within"):
            await desk.sign_in(engine, nobody, patience_s=0.2)


async def test_a_code_can_be_typed_where_there_is_no_browser(desk: Desk) -> None:
    async with desk.open() as engine:
        invited = await engine.browsing.invite_by_code("mastodon", SERVER)
        code = desk.server.authorize(invited.address)
        with pytest.raises(InputError, match="The code is missing"):
            await engine.browsing.accept_code("mastodon", invited, " \n")
        with pytest.raises(InputError, match="the code of another sign-in"):
            await engine.browsing.accept_code("mastodon", invited, f"{code}&state=another")
        account = await engine.browsing.accept_code("mastodon", invited, f" {code[:5]} {code[5:]}\n")
        invited = await engine.browsing.invite_by_code("mastodon", SERVER)
        whole = f"https://app.example/?code={desk.server.authorize(invited.address)}&state={invited.state}"
        assert (await engine.browsing.accept_code("mastodon", invited, whole)).id == account.id
    assert (account.handle, account.way) == ("ada@example.social", Way.BROWSER)


async def test_the_server_keeps_one_registration_for_all_accounts_of_it(desk: Desk) -> None:
    async with desk.open() as engine:
        ada = await desk.sign_in(engine)
        bob = await desk.sign_in(engine, lambda address: desk.yes(address, "bob"))
        assert len(desk.server.apps) == 1
        assert sorted(desk.keyring.kept) == sorted(
            [("rapport", ada.id), ("rapport", bob.id), ("rapport", f"app {SERVER}")]
        )
        await engine.accounts.remove(ada.id)
        assert ("rapport", f"app {SERVER}") in desk.keyring.kept
        await engine.accounts.remove(bob.id)
    assert desk.keyring.kept == {}
    assert desk.server.access == {}  # revoked, with the app's own client


async def test_a_registration_that_the_server_has_forgotten_is_made_anew(desk: Desk) -> None:
    async with desk.open() as engine:
        await desk.sign_in(engine)
        desk.server.apps.clear()
        await desk.sign_in(engine, lambda address: desk.yes(address, "bob"))
    assert list(desk.server.apps) == ["client-2"]


async def test_a_port_that_is_taken_gives_way_to_another(desk: Desk) -> None:
    async with desk.open() as engine:
        await desk.sign_in(engine)
        before = desk.server.apps["client-1"]["redirect_uris"]
        with socket.create_server(("127.0.0.1", urlsplit(before).port or 0)):
            await desk.sign_in(engine)
    assert desk.server.apps["client-2"]["redirect_uris"] != before


async def test_a_server_that_tells_nothing_of_itself_is_used_as_mastodon_always_was(desk: Desk) -> None:
    desk.server.described = False
    async with desk.open() as engine:
        account = await desk.sign_in(engine)
    assert account.may == "read, post and change the account"


@pytest.mark.parametrize(
    "told",
    [
        {"issuer": "https://evil.example/"},
        {"token_endpoint": "https://evil.example/oauth/token"},
        {"token_endpoint": "http://[", "authorization_endpoint": 5},
    ],
)
async def test_a_description_that_names_another_host_gets_no_credential(
    desk: Desk, told: dict[str, object]
) -> None:
    desk.server.described_as = told
    async with desk.open() as engine:
        await desk.sign_in(engine)
    assert {request.url.host for request in desk.server.requests} == {urlsplit(SERVER).hostname}


@pytest.mark.parametrize("end", ["/api/v1/apps", "/oauth/token"])
async def test_a_redirect_to_another_host_gets_no_credential(desk: Desk, end: str) -> None:
    desk.server.override[end] = httpx.Response(307, headers={"Location": "https://evil.example/steal"})
    async with desk.open() as engine:
        with pytest.raises(Refused, match=r"evil\.example"):
            await desk.sign_in(engine)
        assert await engine.accounts.all() == ()
    assert {request.url.host for request in desk.server.requests} == {urlsplit(SERVER).hostname}


async def test_signing_in_again_keeps_the_account_and_revokes_the_old_token(desk: Desk) -> None:
    async with desk.open() as engine:
        before = await desk.sign_in(engine)
        (old,) = desk.server.access
        after = await desk.sign_in(engine, again=before.id)
        (new,) = desk.server.access
        assert (after.id, await engine.accounts.all()) == (before.id, (after,))
    assert new != old
    assert json.loads(desk.keyring.kept["rapport", after.id])["token"] == new


async def test_somebody_else_who_signs_in_again_changes_nothing(desk: Desk) -> None:
    async with desk.open() as engine:
        ada = await desk.sign_in(engine)
        kept, (token,) = dict(desk.keyring.kept), desk.server.access
        with pytest.raises(InputError, match=r"You signed in as bob@\S+, but this is the account ada@"):
            await desk.sign_in(engine, lambda address: desk.yes(address, "bob"), again=ada.id)
        assert await engine.accounts.all() == (ada,)
    assert desk.keyring.kept == kept
    assert list(desk.server.access) == [token]  # Bob's is revoked again


async def test_a_sign_in_for_the_session_is_in_no_keyring_and_over_with_the_session(desk: Desk) -> None:
    async with desk.open() as engine:
        account = await desk.sign_in(engine, kept=Kept.SESSION)
        assert account.secret_place == "this session's memory, until Rapport closes"
        assert (await engine.accounts.check(account.id)).sign_in is SignIn.GOOD
    assert desk.keyring.kept == {}
    async with desk.open() as engine:
        (found,) = await engine.accounts.all()
        assert (found.sign_in, found.kept) == (SignIn.NEEDED, Kept.SESSION)
        with pytest.raises(KeychainError, match="for one session only"):
            await engine.accounts.check(account.id)
        again = await desk.sign_in(engine, again=account.id)
        assert (again.id, again.kept) == (account.id, Kept.KEYRING)


async def test_a_network_without_such_a_way_says_so(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    async with desk.open() as engine:
        monkeypatch.setattr(engine.doors.networks["mastodon"], "browser", None)
        with pytest.raises(InputError, match="cannot be signed into in the browser"):
            await desk.sign_in(engine)


async def test_a_server_that_is_none_is_told_before_a_browser_opens(desk: Desk) -> None:
    shown: list[str] = []
    desk.server.override["/api/v1/apps"] = httpx.Response(404, html="<h1>Not found</h1>")
    async with desk.open() as engine:
        with pytest.raises(Refused, match="does not let programs sign in as Mastodon's servers do"):
            await engine.browsing.sign_in("mastodon", SERVER, shown.append)
        with pytest.raises(Refused, match="is not the address of a server"):
            await engine.browsing.sign_in("mastodon", "nowhere", shown.append)
    assert shown == []
