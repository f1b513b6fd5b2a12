"""A network on stage for the contract: one account on one real server, and what that server really holds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import httpx

from app.networks.base import Login, Network, SignedIn


class MemoryVault:
    """Keeps secrets in memory."""

    def __init__(self, secrets: Mapping[str, str]) -> None:
        self.secrets = dict(secrets)
        self.writes = 0

    async def read(self) -> Mapping[str, str]:
        return dict(self.secrets)

    async def write(self, secrets: Mapping[str, str]) -> None:
        self.writes += 1
        self.secrets = dict(secrets)


@dataclass(frozen=True, kw_only=True)
class Stage:
    """Where the laws of a network are tried."""

    build: Callable[[httpx.AsyncBaseTransport | None], Network]
    server: str
    handle: str
    secret: str = field(repr=False)
    posts: Callable[[], list[str]]  # the texts that the server holds for the account, oldest first
    publishing: str  # how the path of the publishing request ends
    public: tuple[str, ...]  # ends of paths that are asked without any secret
    too_long: str
    keyed: Callable[[], httpx.AsyncBaseTransport | None]  # a way on which the network's guard holds

    async def signed_in(self, network: Network) -> SignedIn:
        """Sign in with the right secret."""
        return await network.sign_in(self.server, self.handle, self.secret)


def login_of(signed_in: SignedIn, *, server: str | None = None, vault: MemoryVault | None = None) -> Login:
    """Return a login for what `sign_in` gave; `server` moves it elsewhere."""
    return Login(
        account_id="account-1",
        server=server or signed_in.facts.server,
        handle=signed_in.facts.handle,
        remote_id=signed_in.facts.remote_id,
        vault=vault or MemoryVault(signed_in.secrets),
    )
