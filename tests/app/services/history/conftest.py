"""A laboratory whose network tells what an account has out."""

from datetime import timedelta

import pytest

from app.model.account import Account
from app.services.history.paging import Pace
from tests.app.services.history.scripted_archive import ScriptedArchive, own_post
from tests.app.services.lab import Lab

AT_ONCE = Pace(after_start=timedelta(), page=timedelta(), first_pause=timedelta())


@pytest.fixture
def archive(lab: Lab) -> ScriptedArchive:
    """Ten posts of one account, an hour between two, behind the engine of `lab`."""
    lab.pace = AT_ONCE
    lab.archive = ScriptedArchive(*(own_post(number) for number in range(1, 11)))
    lab.restart()
    return lab.archive


@pytest.fixture
def account(lab: Lab, archive: ScriptedArchive) -> Account:
    """An account with an archive that holds what it publishes."""
    archive.posts.clear()
    return lab.add_account()
