"""The Accounts page: where posts go, whether the sign-in still works, and where its secret is kept."""

from collections.abc import Mapping
from datetime import UTC, datetime

from PySide6.QtWidgets import QPushButton, QWidget

from app.model.account import Account
from app.model.reading import Reading
from app.networks.base import Network
from app.windows.accounts.looking_back import reading_item
from app.windows.accounts.signing_in import SigningIn
from app.windows.items import account_item
from widgets.accounts.account_card import AccountCard
from widgets.accounts.add_account import AddAccount, NetworkChoice
from widgets.accounts.reading_line import ReadingLine
from widgets.frame.page import Page
from widgets.ground.words import Words, column, row

PROMISE = (
    "Passwords and tokens are kept in your system's keyring and nowhere else. "
    "Removing an account deletes its secret."
)


class AccountsPage(Page):
    """Connects the cards and the form with `SigningIn`."""

    def __init__(
        self, signing_in: SigningIn, networks: Mapping[str, Network], zone: str, parent: QWidget | None = None
    ) -> None:
        """Show what `signing_in` lists; `networks` are those that can be joined."""
        super().__init__(parent)
        self._signing_in = signing_in
        self._networks = networks
        self._zone = zone
        self._cards: dict[str, AccountCard] = {}
        self._lines: dict[str, ReadingLine] = {}
        self._handles: dict[str, str] = {}
        self._cards_box = column(spacing=12)
        self.form = AddAccount([_choice(network) for network in networks.values()])
        self.add = QPushButton("Add an account")
        self.lay_out(
            column(
                Words("Accounts", "heading", wrap=False),
                Words(PROMISE, "muted"),
                self._cards_box,
                self.form,
                row(self.add, None),
                None,
                spacing=16,
            )
        )
        self._show_form()
        self.add.clicked.connect(self.open_form)
        self.form.submitted.connect(signing_in.add)
        self.form.cancelled.connect(self._cancel)
        signing_in.listed.connect(self._show)
        signing_in.busy.connect(self.form.show_busy)
        signing_in.refused.connect(self.form.show_error)
        signing_in.added.connect(self._added)
        signing_in.looking_back.changed.connect(self._show_reading)

    def open_form(self) -> None:
        """Show the form that adds an account, and put the cursor into it."""
        self._show_form()
        self.form.setFocus()

    def _show(self, accounts: tuple[Account, ...]) -> None:
        now = datetime.now(UTC)
        before = len(self._cards)
        for account_id in set(self._cards) - {account.id for account in accounts}:
            card = self._cards.pop(account_id)
            del self._lines[account_id]
            self._cards_box.removeWidget(card)
            card.deleteLater()
        for account in accounts:
            item = account_item(account, self._networks[account.network].title, now, self._zone)
            if account.id in self._cards:
                self._cards[account.id].show_account(item)
            else:
                card = AccountCard(item)
                card.check_requested.connect(self._signing_in.check)
                card.remove_requested.connect(self._signing_in.remove)
                card.add_line(self._line(account.id))
                self._cards[account.id] = card
                self._cards_box.addWidget(card)
        self._handles = {account.id: account.handle for account in accounts}
        self._signing_in.looking_back.refresh()
        if not accounts:
            self._show_form()
        elif not before:
            self._hide_form()

    def _line(self, account_id: str) -> ReadingLine:
        line = self._lines[account_id] = ReadingLine()
        line.stop_requested.connect(lambda: self._signing_in.looking_back.stop(account_id))
        line.go_on_requested.connect(lambda: self._signing_in.looking_back.go_on(account_id))
        return line

    def _show_reading(self, reading: Reading) -> None:
        line = self._lines.get(reading.account_id)
        if line is not None:
            line.show_reading(reading_item(reading, self._handles[reading.account_id]))

    def _show_form(self) -> None:
        self.form.show()
        self.add.hide()
        self.setFocusProxy(self.form)

    def _hide_form(self) -> None:
        self.form.hide()
        self.add.show()
        self.setFocusProxy(self.add)

    def _added(self, _: Account) -> None:
        self.form.clear()
        self._hide_form()
        if self.isVisible():
            self.add.setFocus()

    def _cancel(self) -> None:
        self._signing_in.cancel()
        if self._cards:
            self._hide_form()


def _choice(network: Network) -> NetworkChoice:
    form = network.form
    return NetworkChoice(
        name=network.name,
        title=network.title,
        server_default=form.server,
        secret_label=form.secret_label,
        secret_help=form.secret_help,
        needs_handle=form.needs_handle,
    )
