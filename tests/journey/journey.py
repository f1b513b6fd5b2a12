"""From an empty program to a published post: a bragging link-drop is heard, mended, scheduled and sent."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from app.model.delivery import State
from app.store.database import Database
from app.store.ledger import Ledger
from coach.advice import Verdict
from tests.journey.stage import Stage
from tests.servers.pds import Pds

BRAG = (
    "We are so proud: our award-winning bakery is simply the best in town! "
    "Check it out: https://crumb.example/awards"
)
BETTER = (
    "Does your sourdough go flat in winter? Ours did, until we moved the bowl next to the fridge motor, "
    "which stays at 26 degrees all night. Where in your kitchen do you let dough rise?"
)


def travel(application: QApplication, pds: Pds, home: Path, pictures: Path | None = None) -> list[str]:
    """Make the journey and return its record.

    Raises:
        AssertionError: something on the way was not as it must be.
        TimeoutError: something did not happen at all.
    """
    identity = pds.new_account("mara", "a password for the server")
    app_password = pds.new_app_password(identity, "rapport")
    stage = Stage(application, home, pictures)
    try:
        stage.picture("write-empty")
        add_account(stage, pds.url, identity.handle, app_password)
        _hear_the_coach(stage)
        _schedule(stage)
        _see_it_published(stage, pds, identity.did, home)
    finally:
        stage.close()
    return stage.record


def add_account(stage: Stage, server: str, handle: str, secret: str) -> None:
    """Sign an account in by the form, with keys alone."""
    stage.control(Qt.Key.Key_3)
    stage.picture("accounts-empty")
    stage.press(Qt.Key.Key_Tab)
    stage.control(Qt.Key.Key_A)
    stage.type(server)
    stage.press(Qt.Key.Key_Tab)
    stage.type(handle)
    stage.press(Qt.Key.Key_Tab)
    stage.type(secret)
    stage.press(Qt.Key.Key_Return)
    added: list[object] = []
    stage.window.signing_in.added.connect(added.append)
    stage.until(lambda: added, "the account is added")
    stage.note(f"Added the account {handle} on the real server, with a live check.")
    stage.note(f"The window says: {stage.window.notice.text()}")
    stage.picture("accounts")


def _hear_the_coach(stage: Stage) -> None:
    stage.control(Qt.Key.Key_1)
    reviewing = stage.window.writing.reviewing

    def verdict() -> Verdict | None:
        return reviewing.review.verdict if reviewing.review else None

    stage.type(BRAG)
    stage.until(lambda: verdict() in {Verdict.HOLD, Verdict.LOOK_AGAIN}, "the coach objects to bragging")
    stage.note(f"Typed: {BRAG}")
    stage.note(f"Verdict: {verdict()}")
    assert reviewing.review is not None
    for finding in reviewing.review.findings:
        stage.note(f"  {finding.rule}: {finding.message}")
    stage.picture("write-bragging")
    stage.control(Qt.Key.Key_A)
    stage.type(BETTER)
    stage.until(lambda: verdict() is Verdict.READY, "the coach is content")
    stage.note(f"Improved to: {BETTER}")
    stage.note(f"Verdict: {verdict()}; {' '.join(reviewing.review.strengths)}")
    stage.picture("write-ready")


def _schedule(stage: Stage) -> None:
    page = stage.window.write_page
    stage.until(page.schedule.isEnabled, "the post may be scheduled")
    stage.control(Qt.Key.Key_Return)
    zone = stage.window.writing.zone
    page.schedule_row.show_time((stage.now() + timedelta(minutes=2)).astimezone().replace(tzinfo=None), zone)
    stage.picture("write-schedule")
    planned: list[object] = []
    stage.window.writing.planned.connect(planned.append)
    button = next(one for one in page.schedule_row.findChildren(QPushButton) if one.text() == "Schedule")
    button.setFocus()
    stage.press(Qt.Key.Key_Space)
    stage.until(lambda: planned, "the post is in the queue")
    stage.note("Scheduled it two minutes ahead.")
    stage.control(Qt.Key.Key_2)
    stage.until(lambda: "waiting" in _states(stage), "the queue shows it")
    stage.picture("queue-waiting")


def _see_it_published(stage: Stage, pds: Pds, did: str, home: Path) -> None:
    assert pds.records(did) == []
    stage.pass_until(stage.now() + timedelta(minutes=2))
    stage.until(lambda: _states(stage) == ["sent"], "the queue shows it as published")
    stage.picture("queue-sent")
    posts = pds.records(did)
    assert [post["value"]["text"] for post in posts] == [BETTER]
    stage.note(f"Two minutes later the server has exactly {len(posts)} post: {posts[0]['uri']}")
    database = Database(home / "data" / "rapport.db")
    try:
        ledger = Ledger(database)
        (sent,) = ledger.all(since=stage.now() - timedelta(days=1))
        assert sent.state is State.SENT
        stage.note(f"The ledger says {sent.state}, at {sent.address}")
        for at, state, _ in ledger.steps(sent.id):
            stage.note(f"  {at:%H:%M:%S} {state}")
    finally:
        database.close()


def _states(stage: Stage) -> list[str]:
    return [item.state for item in stage.window.queue_page.shown]
