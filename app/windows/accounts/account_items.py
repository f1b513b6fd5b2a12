"""An account in the words of its card."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from app.model.account import Account, Kept, SignIn
from app.windows.time_words import day_words, since_words
from widgets.accounts.account_card import AccountItem

SOON = timedelta(days=7)  # an end that is nearer is told beside the name


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What is known of an account at this moment, beside what is kept of it."""

    checking: bool = False
    unreached: bool = False  # the last check did not reach its server
    paused: bool = False  # nothing goes out for it, because the writer wants it so


def account_item(
    account: Account, network_title: str, now: datetime, zone: str, standing: Standing = Standing()
) -> AccountItem:
    """Return an account as its card shows it."""
    state, words = _state(account, now, zone, standing)
    checked = "Last reached" if state == "unreachable" else "Checked"
    return AccountItem(
        id=account.id,
        network=account.network,
        network_title=network_title,
        handle=account.handle,
        server=account.server,
        kept_in=account.secret_place,
        state=state,
        state_text=words,
        checked_text=f"{checked} {since_words(account.checked_at, now, zone)}" if account.checked_at else "",
        used_text=f"Last used {since_words(account.used_at, now, zone)}" if account.used_at else "",
        ends_text=_end(account, now, zone),
        may=account.may,
        session=account.kept is Kept.SESSION,
        paused=standing.paused,
    )


def _state(account: Account, now: datetime, zone: str, standing: Standing) -> tuple[str, str]:
    ends = account.expires_at
    if standing.checking:
        return "checking", "Checking …"
    if account.sign_in is SignIn.NEEDED or (ends is not None and ends <= now):
        return "sign-in", "Sign in again"
    if standing.unreached:
        return "unreachable", "Not reached"
    if standing.paused:
        return "paused", "Paused"
    if ends is not None and ends - now < SOON:
        return "expiring", _end(account, now, zone)
    return "ok", "Works"


def _end(account: Account, now: datetime, zone: str) -> str:
    ends = account.expires_at
    if ends is None:
        return "No end is known"
    day = day_words(ends, now, zone)
    day = day.lower() if " " not in day else f"on {day}"
    return f"{'Ended' if ends <= now else 'Ends'} {day}"
