"""A picture goes out with its post, from the media folder and as often as the post is tried."""

from datetime import timedelta

import pytest

from app.errors import MediaError, Unreachable
from app.model.delivery import Delivery, State
from tests.app.networks.stage import picture
from tests.app.services.lab import Lab


def pictured(lab: Lab) -> Delivery:
    """Put a post with a picture into the queue."""
    data, shown = picture("A loaf")
    lab.keep(shown, data)
    return lab.plan(lab.add_account(), "Bread", media=(shown,))


def test_a_picture_is_uploaded_from_the_media_folder(lab: Lab) -> None:
    delivery = pictured(lab)
    lab.work()
    assert lab.look(delivery).state is State.SENT
    assert [one.alt for one in lab.network.prepared[0].media] == ["A loaf"]
    assert lab.network.calls.count("upload") == 1


def test_a_further_try_uploads_anew_and_keeps_what_the_network_knows(lab: Lab) -> None:
    delivery = pictured(lab)
    lab.network.script["publish"] = [Unreachable("No way.")]
    lab.work()
    payload = lab.look(delivery).current.payload
    lab.later(minutes=3)
    lab.work()
    sent = lab.look(delivery)
    assert (sent.state, sent.parts[0].payload) == (State.SENT, payload)
    assert lab.network.calls.count("upload") == 2


def test_a_picture_that_is_gone_holds_the_post_and_is_named(lab: Lab) -> None:
    _, shown = picture("A loaf")
    delivery = lab.plan(lab.add_account(), "Bread", media=(shown,))
    lab.work()
    held = lab.look(delivery)
    assert held.state is State.HELD
    assert held.reason == "my holiday.png is no longer in the media folder. Add it again."


def test_a_picture_that_cannot_be_read_now_holds_the_post(lab: Lab) -> None:
    delivery = pictured(lab)
    lab.network.script["upload"] = [MediaError("The picture is damaged.")]
    lab.work()
    assert (lab.look(delivery).state, lab.server.posts) == (State.HELD, [])


def test_the_lease_is_held_while_a_long_upload_lasts(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    delivery = pictured(lab)
    lab.timing_of(lease=timedelta(milliseconds=30))
    renewed = lab.wait_for_renewal(monkeypatch)
    lab.work()
    assert renewed
    assert lab.look(delivery).state is State.SENT
