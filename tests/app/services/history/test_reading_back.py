"""Earlier posts are read back once each, in pages, whatever interrupts it."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from app.errors import InputError, Refused, SignInNeeded, TooFast, Unknown, Unreachable
from app.model.account import Account
from app.model.news import HistoryRead, News
from app.model.reading import Reading, ReadingState
from app.services.sending.deciding import Decision
from tests.app.services.history.scripted_archive import ScriptedArchive, own_post
from tests.app.services.lab import Lab


def read(lab: Lab, account: Account) -> Reading:
    """Read to the end, or to where it cannot go on."""
    return lab.run(lab.engine.reading_back.read(account.id))


def texts(lab: Lab) -> list[str]:
    """Return what the coach knows, oldest first."""
    return [post.text for post in lab.run(lab.engine.remembering.history()).posts]


async def heard(lab: Lab, wanted: Callable[[HistoryRead], bool], begin: Coroutine[Any, Any, object]) -> None:
    """Do `begin` and wait for the news that is `wanted`."""
    came = asyncio.Event()

    def hear(news: News) -> None:
        if isinstance(news, HistoryRead) and wanted(news):
            came.set()

    lab.engine.news.listen(hear)
    await begin
    await came.wait()


def done(news: HistoryRead) -> bool:
    """Whether a reading has come to its end."""
    return news.reading.state is ReadingState.DONE


def told(lab: Lab) -> list[Reading]:
    """Return every stage of every reading that was told."""
    return [news.reading for news in lab.news if isinstance(news, HistoryRead)]


def test_all_pages_come_in_and_every_stage_is_told(lab: Lab, archive: ScriptedArchive) -> None:
    account = lab.add_account()
    reading = read(lab, account)
    assert (reading.state, reading.found, reading.cursor) == (ReadingState.DONE, 10, "")
    assert texts(lab) == [f"Loaf number {number}." for number in range(10, 0, -1)]
    assert archive.asked("page") == ["", "4", "8"]
    assert [one.found for one in told(lab)] == [0, 4, 8, 10]


def test_an_answer_is_talk_and_a_further_part_of_a_thread_opens_nothing(
    lab: Lab, archive: ScriptedArchive
) -> None:
    answer = own_post(20, answers="somebody's")
    part = own_post(21, answers="id-1", goes_on=True)
    archive.posts |= {post.remote_id: post for post in (answer, part)}
    read(lab, lab.add_account())
    found = {post.text: post for post in lab.run(lab.engine.remembering.history()).posts}
    assert (found[answer.text].is_reply, found[answer.text].intent) == (True, "talk")
    assert (found[part.text].is_reply, found[part.text].intent) == (True, None)
    assert not found["Loaf number 1."].is_reply


def test_what_we_published_ourselves_is_not_counted_twice(lab: Lab, archive: ScriptedArchive) -> None:
    account = lab.add_account()
    delivery = lab.plan(account, "First part.\n---\nSecond part.", intent="give")
    lab.work()
    for number, part in enumerate(lab.look(delivery).parts):
        assert part.remote_id
        archive.posts[part.remote_id] = own_post(
            -number, part.text, remote_id=part.remote_id, address=part.address
        )
    read(lab, account)
    posts = lab.run(lab.engine.remembering.history()).posts
    assert len(posts) == 11
    assert [post.intent for post in posts if "First" in post.text] == ["give"]


def test_a_post_that_the_writer_saw_out_gets_its_name_and_stays_one(
    lab: Lab, archive: ScriptedArchive
) -> None:
    account = lab.add_account()
    delivery = lab.plan(account, "Perhaps out.", intent="talk")
    lab.network.script["answer"] = [Unknown("The answer was lost.")]
    lab.work()
    lab.run(lab.engine.planning.settle(delivery.id, Decision.IS_OUT))
    archive.posts["theirs"] = own_post(0, "Perhaps out.", remote_id="theirs")
    read(lab, account)
    (found,) = [
        post for post in lab.run(lab.engine.remembering.history()).posts if post.text == "Perhaps out."
    ]
    assert (found.id, found.intent) == (f"{account.id}/theirs", "talk")


def test_a_post_whose_id_changed_with_an_edit_is_known_by_its_address(
    lab: Lab, archive: ScriptedArchive
) -> None:
    account = lab.add_account()
    read(lab, account)
    edited = archive.posts.pop("id-1")
    archive.posts["id-1b"] = replace(edited, remote_id="id-1b", text="Edited.")
    lab.later(hours=2)
    read(lab, account)
    assert len(texts(lab)) == 10


def test_after_a_kill_it_goes_on_behind_the_last_page(lab: Lab, archive: ScriptedArchive) -> None:
    account = lab.add_account()

    async def killed_in_the_second_page() -> None:
        archive.gate, archive.free = asyncio.Event(), 1
        reading = asyncio.ensure_future(lab.engine.reading_back.read(account.id))
        await archive.waits.wait()
        reading.cancel()

    lab.run(killed_in_the_second_page())
    archive.gate = None
    assert len(texts(lab)) == 4
    lab.restart()
    assert read(lab, account).found == 10
    assert archive.asked("page") == ["", "4", "4", "8"]
    assert len(texts(lab)) == 10


def test_a_page_that_cannot_be_written_leaves_the_cursor_before_it(
    lab: Lab, archive: ScriptedArchive
) -> None:
    account = lab.add_account()
    lab.on_disk(
        """CREATE TRIGGER broken BEFORE UPDATE ON readings WHEN new.found >= 8
        BEGIN SELECT RAISE(FAIL, 'no'); END"""
    )
    read(lab, account)
    assert len(texts(lab)) == 4
    lab.disk_works()
    assert read(lab, account).found == 10
    assert len(texts(lab)) == 10


def test_it_ends_after_a_year_and_one_post_that_was_dated_back_ends_nothing(
    lab: Lab, archive: ScriptedArchive
) -> None:
    day = timedelta(days=1)
    for number in range(100, 140):
        archive.posts[f"id-{number}"] = replace(own_post(number), at=lab.now - day * (number * 10 - 900))
    archive.posts["id-2"] = replace(archive.posts["id-2"], text="Brought along.", at=lab.now - 4000 * day)
    reading = read(lab, lab.add_account())
    assert reading.state is ReadingState.DONE
    found = lab.run(lab.engine.remembering.history()).posts
    assert min(post.at for post in found) >= lab.now - 365 * day
    assert len(archive.asked("page")) < len(archive.posts) / 4


def test_it_ends_after_so_many_posts(lab: Lab, archive: ScriptedArchive) -> None:
    lab.pace = replace(lab.pace, most=8)
    lab.restart()
    assert read(lab, lab.add_account()).found == 8


@pytest.mark.parametrize("error", [TooFast("Wait.", wait_s=0), Unreachable("Gone.")])
def test_a_setback_is_told_and_the_page_is_asked_for_again(
    lab: Lab, archive: ScriptedArchive, error: Exception
) -> None:
    archive.script["page"] = [None, error, error]
    reading = read(lab, lab.add_account())
    assert (reading.state, reading.found, reading.trouble) == (ReadingState.DONE, 10, "")
    assert archive.asked("page") == ["", "4", "4", "4", "8"]
    assert [one.trouble for one in told(lab) if one.trouble] == [str(error)] * 2


def test_a_server_that_stays_away_leaves_it_to_the_next_time(lab: Lab, archive: ScriptedArchive) -> None:
    account = lab.add_account()
    archive.script["page"] = [Unreachable("Gone.")] * 6
    reading = read(lab, account)
    assert (reading.state, reading.trouble) == (ReadingState.READING, "Gone.")
    assert read(lab, account).found == 10


def test_a_refusal_stops_it_and_a_lost_sign_in_waits_for_the_next(lab: Lab, archive: ScriptedArchive) -> None:
    account = lab.add_account()
    archive.script["page"] = [SignInNeeded("Sign in again.")]
    assert read(lab, account).state is ReadingState.READING
    archive.script["page"] = [Refused("Not told here.")]
    reading = read(lab, account)
    assert (reading.state, reading.trouble) == (ReadingState.STOPPED, "Not told here.")
    assert read(lab, account).state is ReadingState.DONE


def test_it_is_stopped_at_once_and_what_came_in_stays(lab: Lab, archive: ScriptedArchive) -> None:
    account = lab.add_account()

    async def stopped() -> None:
        archive.gate, archive.free = asyncio.Event(), 1
        reading = asyncio.ensure_future(lab.engine.reading_back.read(account.id))
        await archive.waits.wait()
        await lab.engine.reading_back.stop(account.id)
        assert (await reading).state is ReadingState.STOPPED

    lab.run(stopped())
    archive.gate = None
    assert len(texts(lab)) == 4
    assert read(lab, account).found == 10


def test_an_account_that_is_added_is_read_without_being_asked_for(lab: Lab, archive: ScriptedArchive) -> None:
    async def added() -> None:
        lab.engine.reading_back.start()
        add = lab.engine.accounts.add("mastodon", "https://scripted.example", "ada", "right")
        await heard(lab, done, add)
        await lab.engine.reading_back.close()

    lab.run(added())
    assert len(texts(lab)) == 10


def test_an_account_that_was_there_before_is_read_at_the_start(lab: Lab, archive: ScriptedArchive) -> None:
    lab.add_account()

    async def started() -> None:
        lab.engine.reading_back.start()
        await heard(lab, done, asyncio.sleep(0))
        await lab.engine.reading_back.close()

    lab.run(started())
    assert len(texts(lab)) == 10


def test_what_was_published_elsewhere_comes_in_at_a_check_but_not_at_each(
    lab: Lab, archive: ScriptedArchive
) -> None:
    account = lab.add_account()
    read(lab, account)
    archive.posts["new"] = own_post(0, "From the telephone.", remote_id="new")

    async def checked() -> None:
        lab.engine.reading_back.start()
        before = len(archive.asked("page"))
        await lab.engine.accounts.check(account.id)
        await asyncio.sleep(0)
        assert len(archive.asked("page")) == before
        lab.later(hours=2)
        await heard(lab, lambda news: news.new == 1, lab.engine.accounts.check(account.id))
        await lab.engine.reading_back.close()

    lab.run(checked())
    assert texts(lab)[-1] == "From the telephone."
    assert archive.asked("page").count("4") == 1


def test_a_network_without_an_archive_says_so(lab: Lab) -> None:
    account = lab.add_account()
    assert lab.run(lab.engine.reading_back.all()) == ()
    with pytest.raises(InputError, match="does not tell"):
        read(lab, account)


def test_pictures_without_a_word_are_no_posts_to_count(lab: Lab, archive: ScriptedArchive) -> None:
    archive.posts["mute"] = own_post(0, " \n", remote_id="mute")
    assert read(lab, lab.add_account()).found == 10
