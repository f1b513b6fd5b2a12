"""What came back from a server, and what it means when it is no success."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from app.errors import NetworkError, Refused, SignInNeeded, Unknown, Unreachable
from app.networks.web.reading import fields, word

WORDS_MAX = 200  # characters of a server's own words that a sentence can bear

_UNSEEN = re.compile(r"<(script|style|head)\b.*?</\1\s*>|<!--.*?-->", re.DOTALL | re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z!][^>]*>?")
_TRY_LATER = frozenset({408, 425})


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer of a server; a 429 or a redirect never becomes one."""

    host: str
    status: int
    words: str = ""  # the server's own explanation, as plain text; "" with a success
    body: object = field(default=None, repr=False)  # parsed JSON, None where it was none; may hold a secret
    link: str = ""  # the header of that name, where the server tells what belongs to the answer
    rest_s: float = 0.0  # until the server counts anew, where few further requests are left

    @property
    def success(self) -> bool:
        """Whether the server says that it did what was asked."""
        return 200 <= self.status < 300

    @property
    def fields(self) -> dict[str, object]:
        """Return the body as a JSON object; an empty one where it is none."""
        return fields(self.body)


def failure(answer: Answer, *, visible: bool) -> NetworkError:
    """Return the error that an answer without success stands for.

    `visible` says that the request would have made something that others see.
    """
    said = f": {answer.words}" if answer.words else f" (HTTP {answer.status})."
    if answer.status >= 500 or answer.status in _TRY_LATER:
        return doubt(answer.host, visible=visible, why=f"{answer.host} has trouble of its own{said}")
    if answer.status == 401:
        return SignInNeeded(f"{answer.host} no longer accepts the sign-in{said}")
    return Refused(f"{answer.host} said no{said}")


def unreadable(host: str, *, visible: bool) -> NetworkError:
    """Return the error for a success whose content makes no sense."""
    return doubt(host, visible=visible, why=f"The answer of {host} could not be understood.")


def doubt(host: str, *, visible: bool, why: str) -> NetworkError:
    """Return Unknown where something may have become visible, else Unreachable; `why` opens the sentence."""
    if visible:
        return Unknown(f"{why} Whether the post arrived at {host} is not known yet.")
    return Unreachable(why)


def own_words(text: str, body: object, hide: Iterable[str]) -> str:
    """Return a server's explanation as one short line of plain text without any of the secrets in `hide`."""
    told = fields(body)
    names = ("message", "error_description", "error")
    said = next(
        (found for name in names if (found := word(told, name).strip())), "" if body is not None else text
    )
    secrets = [secret for secret in hide if secret]
    # Once as it came and once as plain text, so that no secret hides behind a tag or an escape.
    from html import unescape  # HTML's names of signs take 400 kB, for an answer that should not have come

    plain = _masked(unescape(_TAG.sub(" ", _UNSEEN.sub(" ", _masked(said, secrets)))), secrets)
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in plain).split())
    return line if len(line) <= WORDS_MAX else f"{line[: WORDS_MAX - 1]}…"


def _masked(text: str, secrets: Iterable[str]) -> str:
    for secret in secrets:
        text = text.replace(secret, "…")
    return text
