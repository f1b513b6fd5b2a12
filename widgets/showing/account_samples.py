"""The gallery's accounts: cards in every state, the form on every way in, and the keyring well and ill."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QComboBox, QWidget

from widgets.accounts.account_card import AccountCard, AccountItem
from widgets.accounts.add_account import AddAccount, NetworkChoice
from widgets.accounts.keyring_note import KeyringNote
from widgets.ground.words import column

ADDRESS = "https://example.social/oauth/authorize?response_type=code&client_id=12&scope=read+write"


def account_pieces() -> dict[str, tuple[Callable[[], QWidget], int, int]]:
    """Return each state's name with what builds it and its width and height."""
    return {
        "accounts": (_cards, 680, 1080),
        "account-session": (_session, 680, 200),
        "account-removing": (_removing, 680, 320),
        "add-account": (lambda: AddAccount(choices()), 520, 560),
        "add-account-browser": (_in_browser, 520, 440),
        "add-account-waiting": (lambda: _waiting(by_code=False), 520, 300),
        "add-account-code": (lambda: _waiting(by_code=True), 520, 380),
        "add-account-again": (_again, 520, 440),
        "add-account-busy": (_busy, 520, 560),
        "add-account-error": (_failed, 520, 620),
        "keyring": (_keyrings, 680, 440),
    }


def accounts() -> tuple[AccountItem, ...]:
    """Return accounts in every state."""
    states = (
        ("ok", "Works"),
        ("expiring", "Runs out in 5 days"),
        ("sign-in", "Sign in again"),
        ("checking", "Checking …"),
        ("unreachable", "Not reached"),
        ("paused", "Paused"),
    )
    return tuple(
        AccountItem(
            id=f"a{nth}",
            network="mastodon" if nth % 2 else "bluesky",
            network_title="Mastodon" if nth % 2 else "Bluesky",
            handle="@ida@example.social" if nth % 2 else "ida.example.org",
            server="example.social" if nth % 2 else "bsky.example.org",
            kept_in="GNOME Keyring",
            state=state,
            state_text=words,
            checked_text="Last reached 2 hours ago" if state == "unreachable" else "Checked 5 minutes ago",
            used_text="Last used 2 minutes ago",
            paused=state == "paused",
            ends_text="Ends on Tuesday 10 March 2026" if state == "expiring" else "No end is known",
            may="read and post with pictures" if nth % 2 else "",
        )
        for nth, (state, words) in enumerate(states)
    )


def choices() -> tuple[NetworkChoice, ...]:
    """Return networks to connect."""
    return (
        NetworkChoice(
            name="bluesky",
            title="Bluesky",
            server_default="https://bsky.social",
            secret_label="App password",  # noqa: S106  # the words of the form, no secret
            secret_help="Make one under Settings, App passwords. Your own password stays yours.",  # noqa: S106  # the words of the form, no secret
            has_page=True,
        ),
        NetworkChoice(
            name="mastodon",
            title="Mastodon",
            server_default="",
            secret_label="Access token",  # noqa: S106  # the words of the form, no secret
            secret_help="Make one under Preferences, Development, New application.",  # noqa: S106  # the words of the form, no secret
            needs_handle=False,
            has_page=True,
            ways=("browser", "typed"),
        ),
    )


def _cards() -> QWidget:
    stage, cards = QWidget(), [AccountCard(item) for item in accounts()]
    next(card for card, item in zip(cards, accounts(), strict=True) if item.state == "checking").offer_end()
    stage.setLayout(column(*cards, None, spacing=12))
    return stage


def _session() -> QWidget:
    stage = QWidget()
    place = "this session's memory, until Rapport closes"
    card = AccountCard(replace(accounts()[0], kept_in=place, session=True))
    stage.setLayout(column(card, None))
    return stage


def _removing() -> QWidget:
    stage, card = QWidget(), AccountCard(accounts()[1])
    stage.setLayout(column(card, None))
    card.ask(
        "Remove @ida@example.social? Its sign-in is ended at the server and deleted from this computer. "
        "3 posts are planned for it and will be put on hold, so that nothing is lost."
    )
    return stage


def _on_mastodon() -> AddAccount:
    form = AddAccount(choices())
    form.findChildren(QComboBox)[0].setCurrentIndex(1)
    return form


def _in_browser() -> QWidget:
    return _on_mastodon()


def _waiting(*, by_code: bool) -> QWidget:
    form = _on_mastodon()
    form.show_browser("example.social", ADDRESS, by_code=by_code)
    return form


def _again() -> QWidget:
    form = AddAccount(choices())
    form.ask_again("a1", "mastodon", "https://example.social", "ida@example.social", "browser")
    return form


def _busy() -> QWidget:
    form = AddAccount(choices())
    form.show_busy(True)
    return form


def _failed() -> QWidget:
    form = AddAccount(choices())
    form.show_error("Bluesky did not accept this app password. Please make a new one.")
    return form


def _keyrings() -> QWidget:
    stage = QWidget()
    looking, asking, kept, locked, none = (KeyringNote() for _ in range(5))
    asking.show_looking(asking=True)
    kept.show_kept("GNOME Keyring")
    locked.show_trouble("GNOME Keyring", "The system keyring is locked. Unlock it and try again.")
    none.show_trouble("", "There is no system keyring to keep a password in.")
    stage.setLayout(column(looking, asking, kept, locked, none, None, spacing=12))
    return stage
