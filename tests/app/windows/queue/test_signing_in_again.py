"""From a post that waits for a sign-in it is one step to the form, and from there the post goes on."""

from PySide6.QtWidgets import QLineEdit, QPushButton

from app.errors import SignInNeeded
from app.services.sending.plan import Plan
from app.windows.message import Message
from tests.app.windows.accounts.test_accounts_page import beside, press, read
from tests.app.windows.conftest import Desk, add_account


def test_a_post_that_waits_for_a_sign_in_leads_there_and_goes_out_afterwards(desk: Desk) -> None:
    window = desk.open()
    add_account(desk, window)
    told: list[Message] = []
    window.signing_in.told.connect(told.append)
    (account,) = beside(desk, lambda engine: engine.accounts.all())
    desk.network.script["prepare"] = [SignInNeeded("The server no longer accepts the sign-in.")]
    plan = Plan(draft_id="d", text="Later.", accounts=(account.id,), wall=None, zone="UTC")
    beside(desk, lambda engine: engine.planning.schedule(plan))
    desk.programs[0].wake()
    window.show_page("queue")
    attention = window.queue_page.parts.attention
    desk.until(lambda: attention.items)
    shown = [one.text() for one in attention.findChildren(QPushButton) if one.isVisible()]
    assert shown[0] == "Sign in again"
    press(desk, attention, "Sign in again")
    form = window.accounts_page.form
    desk.until(lambda: "Sign in again as ada" in read(form))
    secret = next(one for one in form.findChildren(QLineEdit) if one.accessibleName() == "Password")
    secret.setText("right")
    press(desk, form, "Connect")
    desk.until(lambda: len(desk.server.posts) == 1)
    sentence = "One post waited for the sign-in of ada: it goes out now."
    desk.until(lambda: any(one.sentence.startswith("ada is ready.") for one in told))
    assert [one for one in told if one.sentence.endswith(sentence)] == told[-1:]
