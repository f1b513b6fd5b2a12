"""A key, a token or a password.

Whatever is published is read by machines within seconds, and deleting the post does not take it back.
"""

import re
from collections.abc import Iterable, Mapping

from coach.advice import Family, Fix, Safety, Weight
from coach.reading import Reading
from coach.rule import Certainty, Rule, Spot
from coach.texts.span import Span

# By a piece that a secret has, since most posts lack it: a cheap word that must be there too (in lower case),
# and what the secret after it looks like.
_KINDS: Mapping[str, tuple[tuple[str, str, re.Pattern[str]], ...]] = {
    piece: tuple((marker, name, re.compile(pattern)) for marker, name, pattern in kinds)
    for piece, kinds in {
        "_": (
            ("ghp_", "an access token of a code host", r"\bghp_[0-9A-Za-z]{30,}"),
            ("gho_", "an access token of a code host", r"\bgho_[0-9A-Za-z]{30,}"),
            ("ghs_", "an access token of a code host", r"\bghs_[0-9A-Za-z]{30,}"),
            ("github_pat_", "an access token of a code host", r"\bgithub_pat_[0-9A-Za-z_]{30,}"),
            ("npm_", "an upload token", r"\bnpm_[0-9A-Za-z]{30,}"),
            ("sk_live_", "a payment key", r"\bsk_live_[0-9A-Za-z]{16,}"),
            ("rk_live_", "a payment key", r"\brk_live_[0-9A-Za-z]{16,}"),
        ),
        "-": (
            ("glpat-", "an access token of a code host", r"\bglpat-[0-9A-Za-z_-]{20,}"),
            ("pypi-", "an upload token", r"\bpypi-[0-9A-Za-z_-]{40,}"),
            ("xox", "a chat token", r"\bxox[abposr]-[0-9A-Za-z-]{10,}"),
            ("sk-", "an API key", r"\bsk-(?:[a-z]{1,8}-)?[0-9A-Za-z_]{20,}"),
            ("private key-----", "a private key", r"-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----"),
        ),
        "hooks": (
            (
                "/webhooks/",
                "a webhook address that anybody can post to",
                r"https://\S{1,60}/api/webhooks/\d{5,25}/[\w-]{20,}",
            ),
            (
                "hooks.slack.com",
                "a webhook address that anybody can post to",
                r"https://hooks\.slack\.com/services/[\w/]{10,}",
            ),
        ),
        "AKIA": (("akia", "an access key of a cloud account", r"\bAKIA[0-9A-Z]{16}\b"),),
        "ASIA": (("asia", "an access key of a cloud account", r"\bASIA[0-9A-Z]{16}\b"),),
        "AIza": (("aiza", "an API key", r"\bAIza[0-9A-Za-z_-]{35}"),),
        "eyJ": (("eyj", "a signed token", r"\beyJ[0-9A-Za-z_-]{8,}\.[0-9A-Za-z_-]{8,}\.[0-9A-Za-z_-]{8,}"),),
        ":AA": ((":aa", "a bot token", r"\b\d{8,10}:AA[0-9A-Za-z_-]{30,}"),),
        "earer ": (("bearer ", "an access token", r"[Bb]earer [0-9A-Za-z_.~+/-]{24,}"),),
    }.items()
}
# Nearly every link begins like an address with a password: the look begins with plain signs, which is fast.
_MAYBE_ADDRESS = re.compile(r"://[^/\s:@]{1,64}:[^/\s:@]{3,64}@")
_ADDRESS = re.compile(rf"\b[a-z]{{2,8}}{_MAYBE_ADDRESS.pattern}[\w.-]{{3,}}")
# After "password:" anything with a digit or a sign in it; "password is required" has neither.
_NAMED = re.compile(
    r"(?i)\b(?:pass(?:word|wd|phrase|wort)|pwd|api[ _-]?key|secret[ _-]?key|access[ _-]?token)"
    r"(?: is|:| =|=) ?[\"'“]?(?=[^\s\"'”]{0,64}[\d!$%^&*_+])([^\s\"'”<>]{6,64})"
)


def _find(post: Reading) -> Iterable[Spot]:
    raw, folded = post.text.raw, post.text.folded
    found: list[Spot] = []
    for piece, kinds in _KINDS.items():
        if piece in raw:
            for marker, name, pattern in kinds:
                if marker in folded:
                    found += [_spot(Span(*match.span()), name) for match in pattern.finditer(raw)]
    if "://" in raw and _MAYBE_ADDRESS.search(raw):
        found += [_spot(Span(*match.span()), "a password in an address") for match in _ADDRESS.finditer(raw)]
    if "pass" in folded or "pwd" in folded or "key" in folded or "token" in folded:
        found += [_spot(Span(*match.span(1)), "a password or a key") for match in _NAMED.finditer(raw)]
    return found


def _spot(span: Span, name: str) -> Spot:
    removal = Fix(safety=Safety.OFFERED, label="Take it out", start=span.start, end=span.end, replacement="…")
    return Spot(span=span, message=f"This looks like {name}.", fixes=(removal,))


RULE = Rule(
    id="secret-in-text",
    family=Family.SAFETY,
    weight=Weight.STOP,
    certainty=Certainty.SURE,
    find=_find,
    local=True,
    message="This looks like a secret.",
    why="Machines read every post within seconds. Deleting it later does not take a secret back.",
    suggestion="Take it out. If it has been public anywhere, replace it by a new one.",
    bad=(
        "Our deploy runs with [[AKIAABCDEFGHIJKLMNOP]] since Monday",
        "The wifi password is [[Tulip4ever!]] for all guests",
        "postgres works at [[postgres://admin:hunter22@db.example.com]]/main",
        "[[ghp_abcdefghijklmnopqrstuvwxyz0123456789]]",
    ),
    good=(
        "A password is required, and password: is the word before it.",
        "Never post your API key. Where do you keep yours?",
        "The secret key to good bread is time",
        "See https://example.com:8080/@someone for more",
    ),
    source="Token shapes as their issuers document them.",
    needs_words=False,
)
