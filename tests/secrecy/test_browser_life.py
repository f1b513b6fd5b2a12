"""Whatever a sign-in in the browser makes on its way is in the keyring or nowhere, whatever happens then."""

import asyncio
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx

from tests.secrecy import browser_life
from tests.secrecy.browser_life import Told
from tests.secrecy.search import search, search_bytes
from tests.secrecy.watch import Act, Watch, folders
from tests.servers.oauth.server import OAuth
from tests.servers.secret_service import SecretService
from tests.servers.snac import Snac
from tests.servers.wordpress.server import WordPress

WRONG = "wrong/word+1&2"
PATIENCE_S = 60.0  # a browser waits long, and servers share the machine with other tests
KINDS = {"verifier", "state", "client", "code", "mastodon", "application"}  # how the names of secrets begin


def test_nothing_of_a_sign_in_in_the_browser_is_in_any_file(
    tmp_path: Path, snac: Snac, oauth: OAuth, wordpress: WordPress, keyring: SecretService
) -> None:
    name = "browsing_life"
    author = wordpress.add_author(name)
    told = Told(
        level="everything",
        oauth=oauth.url,
        snac=snac.url,
        wordpress=wordpress.url,
        author=author.name,
        application_password=author.password,
        wrong=WRONG,
    )
    password = snac.add_user(name)
    secrets = {
        "snac password": password,
        "application password": author.password,
        "application password without spaces": author.password.replace(" ", ""),
        "wrong": WRONG,
    }
    at: dict[str, Act] = {
        browser_life.COMMANDS: run_commands,
        browser_life.SNAC: lambda watch, address: on_snac(watch, address, snac.url, name, password),
        browser_life.ADA: lambda watch, address: in_browser(watch, address, oauth, "ada"),
        browser_life.EVE: lambda watch, address: in_browser(watch, address, oauth, "eve"),
    }
    watch = Watch([tmp_path, keyring.folder], browser_life.__name__, told, secrets, at)
    watch.run({**folders(tmp_path), **keyring.environ})
    assert watch.found == []
    assert {name.split()[0] for name in watch.secrets} >= KINDS
    assert watch.steps.count("removed") == 3, watch.steps
    what = {"handle": f"{name}@", "log": "INFO", "bug": "RuntimeError"}
    names = {Path(one.place.partition(" (")[0]).name for one in search(tmp_path, what)}
    assert names >= {"rapport.db", "rapport.log", "all.zip", "said-doctor", "said-status"}
    assert any(one.startswith("crash-") for one in names)
    assert any("deliveries" in str(path) for path in (tmp_path / "export").rglob("*"))


def on_snac(watch: Watch, address: str, server: str, name: str, password: str) -> str:
    """Sign in on snac's form, and return the page with the code."""
    form = httpx.get(address, timeout=PATIENCE_S)
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', form.text))
    typed = {**hidden, "login": name, "passwd": password}
    page = httpx.post(f"{server}/oauth/x-snac-login", data=typed, timeout=PATIENCE_S).text
    watch.secrets["code of snac"] = page.split()[0].partition("&")[0]
    return page.strip()


def in_browser(watch: Watch, address: str, oauth: OAuth, name: str) -> None:
    """Sign in on the strict server, bring a foreign answer and then the right one."""
    place = asyncio.run(oauth.yes(address, name))
    code = parse_qs(urlsplit(place).query)["code"][0]
    watch.secrets[f"code of {name}"] = code
    for each in (re.sub(r"state=[^&]+", f"state={code[::-1]}", place), place):
        watch.found += search_bytes("page", httpx.get(each, timeout=PATIENCE_S).content, watch.secrets)


def run_commands(watch: Watch, _: str) -> None:
    """Let every command that tells of accounts, or writes files, do so."""
    watch.command("status", "--format", "json")
    watch.command("doctor")
    watch.command("accounts", "list", "--format", "json")
    watch.command("accounts", "check")
    watch.command("backup", str(watch.folder / "all.zip"))
    watch.command("export", str(watch.folder / "export"))
