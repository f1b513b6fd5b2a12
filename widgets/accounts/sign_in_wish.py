"""How somebody wants to sign in, as the form tells it."""

from dataclasses import dataclass, field

TYPED, BROWSER, CODE = "typed", "browser", "code"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInWish:
    """How somebody wants to sign in."""

    network: str
    way: str  # TYPED, BROWSER, or CODE: in a browser anywhere, with a code that is typed then
    server: str
    handle: str = ""
    secret: str = field(default="", repr=False)
    session: bool = False  # keep the secret in memory alone
    again: str = ""  # the id of the account that is signed in anew
