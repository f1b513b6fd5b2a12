"""What people type for a server, and which addresses may see a credential."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Refused
from app.networks.web.addresses import is_safe, server_address


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("example.social", "https://example.social"),
        ("  Example.Social/ ", "https://example.social"),
        ("@me@example.social", "https://example.social"),
        ("me@example.social", "https://example.social"),
        ("https://example.social/@me/123?x=1", "https://example.social"),
        ("http://example.social", "https://example.social"),
        ("https://me:secret@example.social", "https://example.social"),
        ("social.example:8443", "https://social.example:8443"),
        ("bücher.example", "https://xn--bcher-kva.example"),
        ("localhost:8090", "http://localhost:8090"),
        ("https://127.0.0.1:1", "https://127.0.0.1:1"),
        ("http://[::1]:8090", "http://[::1]:8090"),
    ],
)
def test_a_server_is_understood_however_it_is_typed(typed: str, expected: str) -> None:
    assert server_address(typed) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "me",
        "@me",
        "example",
        "ftp://example.social",
        "exa mple.social",
        "a..b",
        "x:y:z",
        "-a.b",
        "[::2",
    ],
)
def test_what_is_no_server_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(Refused, match=r"example\.social"):
        server_address(typed)


@given(st.text(max_size=60))
def test_whatever_is_typed_gives_a_safe_address_or_a_refusal(typed: str) -> None:
    try:
        address = server_address(typed)
    except Refused:
        return
    assert is_safe(address)
    assert server_address(address) == address


@pytest.mark.parametrize(
    "address",
    ["http://example.social", "http://127.0.0.1.example.com", "http://localhost@evil.example", "//x", ""],
)
def test_only_https_or_this_machine_may_see_a_credential(address: str) -> None:
    assert not is_safe(address)
