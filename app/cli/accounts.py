"""`rapport accounts`: lists, connects, checks, signs in anew and removes accounts.

A secret is asked for, or read from standard input; it is never an argument, which every program could read.
"""

import argparse
import asyncio
import getpass
import json
import sys
from collections.abc import Callable, Sequence

from app.cli.arguments import Arguments
from app.errors import AppError, InputError
from app.model.account import Account, SignIn, Way
from app.model.news import News, StillGood, WentOn
from app.services.engine import Engine

WELL, TROUBLE = 0, 1


def run(argv: Sequence[str], build: Callable[[], Engine]) -> int:
    """Do what `argv` says; `build` opens the engine.

    Returns 0, or 1 where an account needs the person or a check failed.

    Raises:
        InputError: wrong use, or no such account.
        AppError: the network, the keyring or our own disk does not let us.
    """
    chosen = _parser().parse_args(argv)
    return asyncio.run(_work(build, chosen))


def _parser() -> Arguments:
    parser = Arguments(prog="rapport accounts", description="List, connect, check and remove accounts.")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="list|add|check|again|remove")
    listing = verbs.add_parser("list", help="list the accounts and how they are")
    listing.add_argument("--format", choices=("text", "json"), default="text")
    adding = verbs.add_parser("add", help="connect an account")
    adding.add_argument("network", metavar="NETWORK", help="such as bluesky or mastodon")
    adding.add_argument("--server", default="", metavar="ADDRESS", help="where the account is")
    adding.add_argument("--handle", default="", metavar="HANDLE", help="whose it is, where that is needed")
    _add_way(adding)
    checking = verbs.add_parser("check", help="ask the servers whether the sign-ins still work")
    checking.add_argument("handles", nargs="*", metavar="HANDLE", help="as handle or network:handle")
    again = verbs.add_parser("again", help="sign in again, or with another secret; planned posts stay")
    again.add_argument("handle", metavar="HANDLE", help="as handle or network:handle")
    _add_way(again)
    removing = verbs.add_parser("remove", help="end a sign-in and delete its secret; planned posts are held")
    removing.add_argument("handle", metavar="HANDLE", help="as handle or network:handle")
    return parser


def _add_way(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--way",
        choices=("browser", "code", "typed"),
        help="in the browser of this computer, with a code from any browser, or with a typed secret",
    )


async def _work(build: Callable[[], Engine], chosen: argparse.Namespace) -> int:
    engine = build()
    engine.news.listen(_tell)
    try:
        match chosen.verb:
            case "add":
                return await _add(engine, chosen.network, chosen.server, chosen.handle, chosen.way, None)
            case "again":
                known = await _one(engine, chosen.handle)
                return await _add(engine, known.network, known.server, known.handle, chosen.way, known)
            case "check":
                return await _check(engine, chosen.handles)
            case "remove":
                return await _remove(engine, chosen.handle)
            case _:
                return await _list(engine, as_json=chosen.format == "json")
    finally:
        await engine.close()


def _tell(news: News) -> None:
    if isinstance(news, WentOn | StillGood):
        print(news.sentence, file=sys.stderr)


async def _list(engine: Engine, *, as_json: bool) -> int:
    accounts = await engine.accounts.all()
    if as_json:
        print(json.dumps([_as_json(account) for account in accounts], ensure_ascii=False, indent=2))
    elif not accounts:
        print("No account is connected yet. `rapport accounts add NETWORK` connects one.")
    for account in () if as_json else accounts:
        print(_line(account))
    look = await engine.keyring.look()
    if look.trouble is not None:
        print(f"rapport: {look.trouble}", file=sys.stderr)
    bad = any(account.sign_in is SignIn.NEEDED for account in accounts)
    return TROUBLE if bad or look.trouble is not None else WELL


async def _add(
    engine: Engine, network_name: str, server: str, handle: str, way: str | None, known: Account | None
) -> int:
    network = engine.doors.network(network_name)
    form = network.form
    server = server or form.server or _ask(f"{form.server_label} of {network.title}: ")
    again = known.id if known is not None else ""
    # A secret for one session would be forgotten as soon as this command ends.
    way = way or (known.way if known is not None else form.ways[0]).value
    if way == "typed":
        if form.needs_handle and not handle:
            handle = _ask(f"{form.handle_label}: ")
        print(form.secret_help, form.page_at(server), sep="\n", file=sys.stderr)
        secret = _ask_secret(f"{form.secret_label}: ")
        account = await engine.accounts.add(network_name, server, handle, secret, again=again)
    elif way == "code":
        invited = await engine.browsing.invite_by_code(network_name, server)
        print(f"Open this address in a browser and say yes there:\n{invited.address}", flush=True)
        code = _ask_secret("The code that it shows: ")
        account = await engine.browsing.accept_code(network_name, invited, code, again=again)
    else:
        account = await engine.browsing.sign_in(network_name, server, _show, again=again)
    print(f"{account.handle} is ready. Its secret is in {account.secret_place}.")
    if known is not None and account.way is Way.TYPED and form.left_over:
        print(form.left_over)
    return WELL


async def _check(engine: Engine, handles: Sequence[str]) -> int:
    accounts = [await _one(engine, one) for one in handles] if handles else await engine.accounts.all()
    code = WELL
    for account in accounts:
        try:
            await engine.accounts.check(account.id)
        except AppError as error:
            code = TROUBLE
            print(f"{account.network}:{account.handle}: {error}")
        else:
            print(f"{account.network}:{account.handle}: works")
    return code


async def _remove(engine: Engine, handle: str) -> int:
    account = await _one(engine, handle)
    removal = await engine.accounts.remove(account.id)
    print(f"{account.handle} is removed, and its secret is deleted here.")
    if removal.held:
        posts = "1 post is" if removal.held == 1 else f"{removal.held} posts are"
        print(f"{posts} on hold. Connect the account again, and they wait for their time as before.")
    if removal.left_over:
        print(removal.left_over)
    return WELL


async def _one(engine: Engine, named: str) -> Account:
    """Return the account that is `named` by its handle or by network:handle. Raises InputError."""
    network, marked, rest = named.partition(":")
    handle = (rest if marked else named).removeprefix("@")
    found = [
        account
        for account in await engine.accounts.all()
        if account.handle == handle and (not marked or account.network == network)
    ]
    if not found:
        raise InputError(f"There is no account {named}. `rapport accounts list` shows those there are.")
    if len(found) > 1:
        raise InputError(f"Several accounts are called {named}. Name one as network:handle.")
    return found[0]


def _line(account: Account) -> str:
    state = "works" if account.sign_in is SignIn.GOOD else "sign in again"
    parts = [f"{account.network}:{account.handle}", state, f"at {account.server}"]
    if account.may:
        parts.append(f"may {account.may}")
    if account.expires_at is not None:
        parts.append(f"ends {account.expires_at:%Y-%m-%d}")
    if account.used_at is not None:
        parts.append(f"last used {account.used_at:%Y-%m-%d %H:%M} UTC")
    return " · ".join((*parts, f"secret in {account.secret_place}"))


def _as_json(account: Account) -> dict[str, object]:
    return {
        "network": account.network,
        "handle": account.handle,
        "server": account.server,
        "works": account.sign_in is SignIn.GOOD,
        "way": account.way.value,
        "may": account.may,
        "secret_in": account.secret_place,
        "kept": account.kept.value,
        "checked_at": account.checked_at.isoformat() if account.checked_at else None,
        "used_at": account.used_at.isoformat() if account.used_at else None,
        "expires_at": account.expires_at.isoformat() if account.expires_at else None,
    }


def _show(address: str) -> None:
    """Tell the address and open it; where there is no browser, the address alone is there to be opened."""
    import webbrowser

    print(f"Say yes in your browser. If it does not open, open this address:\n{address}", flush=True)
    webbrowser.open(address)


def _ask(prompt: str) -> str:
    print(prompt, end="", file=sys.stderr, flush=True)
    return _answer(sys.stdin.readline())


def _ask_secret(prompt: str) -> str:
    """Ask without showing what is typed; where nobody can type, read one line."""
    if sys.stdin.isatty():
        return _answer(getpass.getpass(prompt, stream=sys.stderr))
    return _answer(sys.stdin.readline())


def _answer(line: str) -> str:
    if not line.strip():
        raise InputError("Nothing was typed, so nothing has changed.")
    return line.strip()
