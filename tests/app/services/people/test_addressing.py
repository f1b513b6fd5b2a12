"""Nobody is called by a handle of another network: the own handle there stands instead, or the plain name."""

from collections.abc import Sequence

import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from app.model.account import Account
from app.model.draft import Draft, Variant
from app.model.person import AddressBook, Person
from app.networks.bluesky import text as bluesky
from app.services.people.addressing import Addressed, addressed, outgoing
from app.services.people.people import plain_line
from tests.app.store.making import make_account, make_draft

BLUE = make_account("b", network="bluesky", handle="me.bsky.social")
HOME = make_account("h", network="mastodon", handle="me@home.example")
AWAY = make_account("a", network="mastodon", handle="me@away.example")
ALL = (BLUE, HOME, AWAY)

ADA = Person(id="1", name="Ada Byron", handles={"mastodon": "ada@home.example", "bluesky": "ada.bsky.social"})
BOB = Person(id="2", name="Bob", handles={"mastodon": "Bob@home.example"})
CLEO = Person(id="3", name="Cleo", handles={"bluesky": "cleo.dance"})
OWN = [(one.network, one.handle) for one in ALL]
BOOK = AddressBook((ADA, BOB, CLEO), OWN)
# https://github.com/mastodon/mastodon/blob/main/app/models/account.rb: USERNAME_RE and MENTION_RE
MASTODON = regex.compile(r"(?<![=/\w])@(([a-z0-9_]+([a-z0-9_.-]+[a-z0-9_]+)?)(?:@[\w.-]+[\w]+)?)", regex.I)


def said(text: str, account: Account, sharing: Sequence[Account] = ALL) -> str:
    """Return what goes out to `account` of a text that `sharing` get."""
    return addressed(text, account, sharing, BOOK).text


def test_a_handle_becomes_the_persons_own_on_the_network_that_the_text_goes_to() -> None:
    assert said("Thank you @ada.bsky.social!", HOME) == "Thank you @ada@home.example!"
    assert said("Thank you @ADA@home.example!", BLUE) == "Thank you @ada.bsky.social!"
    assert said("Thank you @ada@home.example!", AWAY) == "Thank you @ada@home.example!"


def test_where_no_handle_is_known_the_name_stands_without_an_at() -> None:
    assert (
        said("Thank you @cleo.dance and @bob@home.example.", HOME) == "Thank you Cleo and @bob@home.example."
    )
    assert said("Thank you @cleo.dance and @bob@home.example.", BLUE) == "Thank you @cleo.dance and Bob."


def test_somebody_whom_nobody_knows_keeps_the_first_half_of_the_handle() -> None:
    assert said("By @robin@far.example, @sam.bsky.social", BLUE) == "By robin, @sam.bsky.social"
    assert said("By @robin@far.example, @sam.bsky.social", HOME) == "By @robin@far.example, sam"
    assert said("By @news.paper.example", HOME) == "By news.paper.example"


def test_a_bare_handle_means_the_server_of_the_only_account_that_can_be_meant() -> None:
    assert said("Hello @robin", HOME, (HOME,)) == "Hello @robin"
    assert said("Hello @robin", HOME, (HOME, BLUE)) == "Hello @robin"
    assert said("Hello @robin", BLUE, (HOME, BLUE)) == "Hello robin"
    assert said("Hello @robin", BLUE, (BLUE,)) == "Hello @robin"


def test_a_bare_handle_on_two_servers_calls_only_whom_the_writer_knows() -> None:
    assert said("Hello @robin", HOME, (HOME, AWAY)) == "Hello robin"
    assert said("Hello @ada", HOME, (HOME, AWAY)) == "Hello @ada"
    assert said("Hello @ada", AWAY, (HOME, AWAY)) == "Hello @ada@home.example"
    assert said("Hello @ada", BLUE) == "Hello @ada.bsky.social"


def test_ones_own_handle_is_an_address_and_stays() -> None:
    assert said("Also at @me@home.example", BLUE) == "Also at @me@home.example"


def test_addresses_and_links_are_no_mentions() -> None:
    plain = "Write to ada@home.example, see https://home.example/@ada or https://a.example/?x=,@cleo.dance"
    assert said(plain, HOME) == plain


def test_a_text_of_its_own_is_addressed_too_and_its_bare_handles_are_its_own() -> None:
    own = Variant(account_id=HOME.id, text="Hi @robin and @cleo.dance", base="")
    draft = make_draft(text="Hi @robin", variants=(own, Variant(account_id=AWAY.id, text=None, base="")))
    assert _text(outgoing(draft, HOME, ALL, BOOK)) == "Hi @robin and Cleo"
    assert _text(outgoing(draft, BLUE, ALL, BOOK)) == "Hi @robin"  # no other account shares it
    assert outgoing(draft, AWAY, ALL, BOOK) is None


def _text(found: Addressed | None) -> str:
    assert found is not None
    return found.text


PIECES = (
    "@ada@home.example",
    "@ADA.bsky.social",
    "@ada.bsky.social",
    "@bob@HOME.example",
    "@bob",
    "@cleo.dance",
    "@me@home.example",
    "@",
    "@@",
    " ",
    "\n",
    ".",
    ",",
    "(",
    ")",
    "-",
    "_",
    "/",
    "=",
    ":",
    "#",
    "“",
    "é",
    "x",
    "A",
    "https://a.example/",
    "---",
)
NAMES = st.text(alphabet="aB é.@-#/_\n" + "cleodance", min_size=1, max_size=12).map(
    lambda raw: plain_line(f"N{raw}")
)
TEXTS = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@settings(max_examples=400)
@given(TEXTS, st.sampled_from(ALL), st.sets(st.sampled_from(ALL)), NAMES)
def test_no_text_calls_anybody_by_a_handle_of_another_network(
    text: str, account: Account, sharing: set[Account], name: str
) -> None:
    renamed = [Person(id=one.id, name=name, handles=one.handles) for one in BOOK.people]
    others = [one for one in ALL if one in sharing or one is account]
    out = addressed(text, account, others, AddressBook(renamed, OWN)).text
    strange = {
        handle.casefold()
        for one in renamed
        for network, handle in one.handles.items()
        if network != account.network
    }
    there = {one.handles[account.network].casefold() for one in renamed if account.network in one.handles}
    assert not strange & called(out, account)
    assert _users(called(out, account)) <= _users(called(text, account) | there)


def called(text: str, account: Account) -> set[str]:
    """Return whom the account's network takes `text` to call."""
    if account.network == "mastodon":
        return {match[1].casefold() for match in MASTODON.finditer(_without_links(text))}
    return {part.value for part in bluesky.parts(text) if part.kind is bluesky.Kind.MENTION}


def _users(handles: set[str]) -> set[str]:
    """Return the first halves of `handles`: what is glued behind one is read so or so."""
    return {handle.partition("@")[0] for handle in handles}


def _without_links(text: str) -> str:
    return regex.sub(r"(?<![\w@./#$-])https?://\S+", " ", text)


@given(TEXTS, st.sampled_from(ALL))
def test_every_place_of_what_goes_out_stands_in_what_was_written(text: str, account: Account) -> None:
    out = addressed(text, account, ALL, BOOK)
    places = [out.place(at) for at in range(len(out.text) + 1)]
    assert places == sorted(places)
    assert (places[0], places[-1]) == (0, len(text))
    kept = [at for at in range(len(out.text)) if not _inside(out, at)]
    assert "".join(out.text[at] for at in kept) == "".join(text[places[at]] for at in kept)


def _inside(out: Addressed, at: int) -> bool:
    ahead = 0
    for swap in out.swaps:
        begins = swap.start - ahead
        if begins <= at < begins + len(swap.said):
            return True
        ahead += (swap.end - swap.start) - len(swap.said)
    return False


@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join), st.sampled_from(ALL))
def test_what_goes_out_goes_out_as_it_is_when_it_is_addressed_again(text: str, account: Account) -> None:
    once = said(text, account)
    assert said(once, account) == once


def test_a_draft_is_something_written() -> None:
    draft: Draft = make_draft(text="Hello @ada.bsky.social")
    assert _text(outgoing(draft, HOME, (HOME,), BOOK)) == "Hello @ada@home.example"
