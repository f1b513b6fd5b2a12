"""The Accounts page: where posts go, whether the sign-in still works, and where its secret is kept."""

from collections.abc import Mapping
from datetime import UTC, datetime

from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from app.errors import KeychainError
from app.keychain import Look
from app.model.account import Account
from app.model.reading import Reading
from app.networks.base import Network
from app.windows.accounts.account_items import Standing, account_item
from app.windows.accounts.looking_back import reading_item
from app.windows.accounts.signing_in import SigningIn
from app.windows.scheduling.pausing import Pausing
from widgets.accounts.account_card import AccountCard
from widgets.accounts.add_account import AddAccount, NetworkChoice
from widgets.accounts.keyring_note import KeyringNote
from widgets.accounts.reading_line import ReadingLine
from widgets.frame.page import Page
from widgets.ground.words import Words, column, row


class AccountsPage(Page):
    """Connects the cards and the form with `SigningIn`."""

    def __init__(
        self,
        signing_in: SigningIn,
        pausing: Pausing,
        networks: Mapping[str, Network],
        zone: str,
        parent: QWidget | None = None,
    ) -> None:
        """Show what `signing_in` lists; `networks` are those that can be joined."""
        super().__init__(parent)
        self._signing_in = signing_in
        self._pausing = pausing
        self._networks = networks
        self._zone = zone
        self._accounts: dict[str, Account] = {}
        self._cards: dict[str, AccountCard] = {}
        self._lines: dict[str, ReadingLine] = {}
        self._awaited = ""  # the account that is to be signed in anew as soon as it is listed
        self._cards_box = column(spacing=12)
        self.keyring = KeyringNote()
        self.form = AddAccount([_choice(network) for network in networks.values()])
        self.add = QPushButton("Add an account")
        self.lay_out(
            column(
                Words("Accounts", "heading", wrap=False),
                self.keyring,
                self._cards_box,
                self.form,
                row(self.add, None),
                None,
                spacing=16,
            )
        )
        self._show_form()
        self.add.clicked.connect(self.open_form)
        self.form.submitted.connect(signing_in.sign_in)
        self.form.code_given.connect(signing_in.give_code)
        self.form.cancelled.connect(self._cancel)
        self.form.open_requested.connect(self._open_browser)
        self.form.page_requested.connect(self._open_secret_page)
        self.keyring.retry_requested.connect(self._knock)
        signing_in.listed.connect(self._show)
        signing_in.busy.connect(self.form.show_busy)
        signing_in.refused.connect(self._refuse)
        signing_in.added.connect(self._added)
        signing_in.looking_back.changed.connect(self._show_reading)
        signing_in.browser_wanted.connect(self._to_browser)
        signing_in.code_wanted.connect(self._ask_code)
        signing_in.keyring_seen.connect(self._show_keyring)
        signing_in.removal_weighed.connect(self._ask_removal)
        signing_in.again_wanted.connect(self.open_again)

    def showEvent(self, event: QShowEvent) -> None:
        """Look at the keyring and the accounts anew: another program may have changed them."""
        super().showEvent(event)
        self._signing_in.look_at_keyring()
        self._signing_in.refresh()

    def open_form(self) -> None:
        """Show the form that adds an account, and put the cursor into it."""
        if not self.form.isVisible():
            self.form.clear()
        self._show_form()
        self.form.setFocus()
        self._bring_into_view()

    def open_again(self, account_id: str) -> None:
        """Show the form that signs an account in anew."""
        account = self._accounts.get(account_id)
        if account is None:  # it has just come back, and is about to be listed
            self._awaited = account_id
            return
        self._awaited = ""
        self._signing_in.cancel()
        self._show_form()
        self.form.ask_again(account.id, account.network, account.server, account.handle, account.way.value)
        self._bring_into_view()

    @property
    def chosen(self) -> str:
        """Return the id of the account whose card has the focus, or of the only one, or ""."""
        focused = self.focusWidget()
        here = [one for one, card in self._cards.items() if focused and card.isAncestorOf(focused)]
        return (here or (list(self._cards) if len(self._cards) == 1 else [""]))[0]

    def check_all(self) -> None:
        """Ask every server whether the sign-in still works."""
        for account_id in self._cards:
            self._signing_in.checking.begin(account_id)

    def _show(self, accounts: tuple[Account, ...]) -> None:
        now = datetime.now(UTC)
        before = len(self._cards)
        self._accounts = {account.id: account for account in accounts}
        for account_id in set(self._cards) - set(self._accounts):
            card = self._cards.pop(account_id)
            del self._lines[account_id]
            self._cards_box.removeWidget(card)
            card.deleteLater()
        for account in accounts:
            title = self._networks[account.network].title
            item = account_item(account, title, now, self._zone, self._standing(account.id))
            if account.id in self._cards:
                self._cards[account.id].show_account(item)
            else:
                card = AccountCard(item)
                card.check_requested.connect(self._signing_in.checking.begin)
                card.check_cancelled.connect(self._signing_in.checking.cancel)
                card.again_requested.connect(self.open_again)
                card.pause_requested.connect(self._pausing.set_account)
                card.remove_requested.connect(self._signing_in.weigh_removal)
                card.remove_confirmed.connect(self._signing_in.remove)
                card.add_line(self._line(account.id))
                self._cards[account.id] = card
                self._cards_box.addWidget(card)
        self.form.stay(not accounts)
        self._signing_in.looking_back.refresh()
        if not accounts:
            self._show_form()
        elif not before:
            self._hide_form()
        if self._awaited in self._accounts:
            self.open_again(self._awaited)

    def _standing(self, account_id: str) -> Standing:
        checking = self._signing_in.checking
        return Standing(
            checking=checking.is_running(account_id),
            unreached=checking.was_missed(account_id),
            paused=account_id in self._signing_in.paused,
        )

    def _line(self, account_id: str) -> ReadingLine:
        line = self._lines[account_id] = ReadingLine()
        line.stop_requested.connect(lambda: self._signing_in.looking_back.stop(account_id))
        line.go_on_requested.connect(lambda: self._signing_in.looking_back.go_on(account_id))
        return line

    def _show_reading(self, reading: Reading) -> None:
        line = self._lines.get(reading.account_id)
        if line is not None:
            line.show_reading(reading_item(reading, self._accounts[reading.account_id].handle))

    def _show_form(self) -> None:
        self.form.show()
        self.add.hide()
        self.setFocusProxy(self.form)

    def _hide_form(self) -> None:
        focused = QApplication.focusWidget()
        had_focus = focused is not None and self.form.isAncestorOf(focused)
        self.form.hide()
        self.add.show()
        self.setFocusProxy(self.add)
        if had_focus:  # else it would go to the rail
            self.add.setFocus()

    def _refuse(self, sentence: str) -> None:
        self.form.show_error(sentence)
        self._bring_into_view()

    def _bring_into_view(self) -> None:
        # Once it has its place: it may just have been shown.
        QTimer.singleShot(0, self, lambda: self.ensureWidgetVisible(self.form.foot))

    def _added(self, _: Account) -> None:
        self.form.clear()
        self._hide_form()
        if self.isVisible():
            self.add.setFocus()
            self._signing_in.look_at_keyring()

    def _cancel(self) -> None:
        self._signing_in.cancel()
        if self._cards:
            self.form.clear()
            self._hide_form()

    def _to_browser(self, address: str) -> None:
        self.form.show_browser(_host(address), address, by_code=False)
        self._open_browser(address)

    def _ask_code(self, address: str) -> None:
        self.form.show_browser(_host(address), address, by_code=True)

    def _open_secret_page(self, network: str, server: str) -> None:
        self._open_browser(self._networks[network].form.page_at(server))

    def _open_browser(self, address: str) -> None:
        QDesktopServices.openUrl(QUrl(address))

    def _ask_removal(self, account_id: str, sentence: str) -> None:
        card = self._cards.get(account_id)
        if card is not None:
            card.ask(sentence)
            QTimer.singleShot(0, card, lambda: self.ensureWidgetVisible(card))

    def _knock(self) -> None:
        self.keyring.show_looking(asking=True)
        self._signing_in.look_at_keyring(knock=True)

    def _show_keyring(self, look: Look) -> None:
        trouble: KeychainError | None = look.trouble
        if trouble is None:
            self.keyring.show_kept(look.place)
        else:
            self.keyring.show_trouble(look.place, str(trouble))


def _host(address: str) -> str:
    return QUrl(address).host()


def _choice(network: Network) -> NetworkChoice:
    form = network.form
    return NetworkChoice(
        name=network.name,
        title=network.title,
        server_default=form.server,
        secret_label=form.secret_label,
        secret_help=form.secret_help,
        needs_handle=form.needs_handle,
        server_label=form.server_label,
        server_hint=form.server_hint,
        handle_label=form.handle_label,
        handle_hint=form.handle_hint,
        has_page=bool(form.secret_page),
        ways=tuple(way.value for way in form.ways),
    )
