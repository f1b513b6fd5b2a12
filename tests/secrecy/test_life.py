"""Whatever happens in the life of an account, its secrets are in the keyring and in no file."""

from pathlib import Path

import pytest

from tests.secrecy import life
from tests.secrecy.life import Told
from tests.secrecy.search import files, search
from tests.secrecy.watch import Act, Watch, folders
from tests.servers.pds import Identity, Pds
from tests.servers.running.process import free_port
from tests.servers.secret_service import SecretService
from tests.servers.snac import Snac

WRONG = 'wröng "pass" & word+1/2'
STEPS_AT_LEAST = 25


@pytest.mark.parametrize("level", ["as shipped", "debug", "everything"])
def test_no_secret_is_in_any_file(
    tmp_path: Path, pds: Pds, snac: Snac, keyring: SecretService, level: str
) -> None:
    ann = pds.new_account("secret")
    told = told_of(pds, snac, ann, level)
    published: list[str] = []
    at: dict[str, Act] = {
        life.LOCK: lambda _watch, _shown: keyring.lock(),
        life.UNLOCK: lambda _watch, _shown: unlock(keyring),
        life.COMMAND: lambda watch, _: published.extend(watch.command("publisher", "--once").splitlines()),
    }
    secrets = {"app password": told.app_password, "token": told.token, "wrong": told.wrong}
    watch = Watch([tmp_path, keyring.folder], life.__name__, told, secrets, at)
    home = {"RAPPORT_HOME": str(tmp_path / "rapport")} if level == "debug" else {}
    watch.run({**folders(tmp_path), **home, **keyring.environ})
    assert watch.found == []
    assert sum(": sent: http" in line for line in published) == 2, published
    assert sum(": held: " in line for line in published) >= 5, published
    assert len(watch.steps) >= STEPS_AT_LEAST, watch.steps
    assert sum(secret.count(".") == 2 for secret in watch.secrets.values()) >= 6  # three pairs of tokens
    assert what_is_there(tmp_path, ann, level) == {"rapport.db", "rapport.log", "said-publisher"}


def unlock(keyring: SecretService) -> None:
    """Unlock the keyring."""
    assert keyring.unlock()


def told_of(pds: Pds, snac: Snac, ann: Identity, level: str) -> Told:
    """Make the accounts that the life is about."""
    name = f"secret_{level.replace(' ', '_')}"
    snac.add_user(name)
    return Told(
        level=level,
        bluesky=pds.url,
        handle=ann.handle,
        app_password=pds.new_app_password(ann),
        mastodon=snac.url,
        token=snac.token(name),
        gone=f"http://localhost:{free_port()}",
        wrong=WRONG,
        spent=pds.mint_expired_access_token(ann.did),
    )


def what_is_there(folder: Path, ann: Identity, level: str) -> set[str]:
    """Return in which files the same search finds what is no secret: the handle, and the log's own words."""
    log_word = "delivery " if level == "as shipped" else "INFO"
    known = search(folder, {"handle": ann.handle, "log": log_word})
    assert files(folder)
    return {Path(each.place.removesuffix(" (rows)")).name for each in known}
