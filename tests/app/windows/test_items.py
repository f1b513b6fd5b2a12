"""What the domain knows becomes plain values for the screen."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.model.delivery import Delivery, State
from app.model.draft import Head
from app.windows.items import HEAD, chip, draft_item, draft_rows
from app.windows.queue.queue_items import delivery_item
from app.windows.state_words import STATE_WORDS
from tests.app.store.making import NOW, make_account, make_delivery, make_part

ACCOUNTS = {"ada": make_account()}
LATER = NOW + timedelta(days=1)


def make_head(**changes: object) -> Head:
    head = Head(id="draft", text="", updated_at=NOW)
    return replace(head, **changes)  # pyright: ignore[reportArgumentType] - each caller names fields


def test_every_state_has_words() -> None:
    assert set(STATE_WORDS) == set(State)


def test_a_draft_shows_its_first_words_and_what_follows_them() -> None:
    item = draft_item(make_head(text="\n Bread \n\nrises   twice."), [], NOW, "UTC")
    assert (item.title, item.excerpt, item.when, item.status) == (
        "Bread",
        "rises twice.",
        "Just now",
        "",
    )


def test_a_long_first_line_goes_on_in_the_second_without_a_word_said_twice() -> None:
    item = draft_item(make_head(text="Sourdough stays fresh for a week in a linen bag."), [], NOW, "UTC")
    assert f"{item.title} {item.excerpt}" == "Sourdough stays fresh for a week in a linen bag."
    assert len(item.title) <= HEAD


def test_an_empty_draft_is_called_so() -> None:
    assert draft_item(make_head(text=" \n"), [], NOW, "UTC").title == "An empty draft"


@pytest.mark.parametrize(
    ("deliveries", "status"),
    [
        ([make_delivery(state=State.CANCELLED)], ""),
        (
            [make_delivery(due=NOW + timedelta(days=2)), make_delivery(due=LATER)],
            "Tomorrow 09:00",
        ),
        ([make_delivery(state=State.SENT), make_delivery(due=LATER)], "Tomorrow 09:00"),
        ([make_delivery(state=State.SENT), make_delivery(state=State.CANCELLED)], "Published"),
        ([make_delivery(state=State.SENT), make_delivery(state=State.REFUSED)], "Refused"),
        ([make_delivery(state=State.SENDING)], "On its way"),
        ([make_delivery(draft_id="another")], ""),
    ],
)
def test_a_draft_says_what_became_of_it(deliveries: list[Delivery], status: str) -> None:
    assert draft_rows([make_head(text="Bread")], deliveries, NOW, "UTC")[0].status == status


def test_a_delivery_shows_where_and_when_it_goes() -> None:
    planned = make_delivery(due=LATER, wall=LATER.replace(tzinfo=None), intent="give")
    item = delivery_item(planned, ACCOUNTS, NOW, "UTC")
    assert (item.account, item.network) == ("ada", "mastodon")
    assert (item.day_text, item.when_text, item.state_text) == ("Tomorrow", "09:00", "Waiting")
    assert (item.intent, item.detail, item.url) == ("give", "", "")


def test_a_sent_delivery_shows_when_it_went_out_and_where_to_read_it() -> None:
    address = "https://scripted.example/1"
    part = make_part(remote_id="1", sent_at=NOW + timedelta(minutes=7), address=address)
    sent = make_delivery(state=State.SENT, due=NOW, parts=(part,))
    item = delivery_item(sent, ACCOUNTS, LATER, "UTC")
    assert (item.day_text, item.when_text, item.url) == ("Yesterday", "09:07", address)


def test_a_delivery_of_nobody_is_still_shown() -> None:
    item = delivery_item(make_delivery("nobody"), ACCOUNTS, NOW, "UTC")
    assert (item.account, item.network) == ("a removed account", "")


def test_a_pause_is_told_with_its_reason_and_its_end() -> None:
    paused = make_delivery(reason="No connection.", not_before=NOW + timedelta(minutes=1))
    assert delivery_item(paused, ACCOUNTS, NOW, "UTC").detail == "No connection. Next try today at 09:01."


def test_a_time_chosen_in_another_zone_is_shown_beside_ours() -> None:
    planned = make_delivery(zone="Asia/Tokyo", wall=NOW.replace(tzinfo=None, hour=18))
    assert delivery_item(planned, ACCOUNTS, NOW, "UTC").zone_text == "18:00 in Asia/Tokyo"


def test_a_reason_is_shown() -> None:
    held = make_delivery(state=State.HELD, reason="Sign in again.")
    assert delivery_item(held, ACCOUNTS, NOW, "UTC").detail == "Sign in again."


def test_a_chip_is_the_account_to_switch_on() -> None:
    made = chip(make_account())
    assert (made.id, made.network, made.handle) == ("ada", "mastodon", "ada")


@pytest.mark.parametrize(
    ("state", "out", "words"),
    [
        (State.WAITING, 0, "3 parts"),
        (State.SENDING, 0, "part 1 of 3"),
        (State.REFUSED, 1, "part 2 of 3"),
        (State.WAITING, 2, "part 3 of 3"),
        (State.CANCELLED, 1, "part 2 of 3"),
        (State.SENT, 3, "3 parts"),
    ],
)
def test_a_thread_says_where_it_stands(state: State, out: int, words: str) -> None:
    parts = tuple(make_part(remote_id=str(at) if at < out else None) for at in range(3))
    thread = make_delivery(state=state, text="One\n---\nTwo\n---\nThree", parts=parts)
    item = delivery_item(thread, ACCOUNTS, NOW, "UTC")
    assert (item.part, item.excerpt, item.text) == (words, "One · Two · Three", "One\n\nTwo\n\nThree")


def test_a_post_that_stands_alone_says_nothing_of_parts() -> None:
    assert delivery_item(make_delivery(), ACCOUNTS, NOW, "UTC").part == ""
