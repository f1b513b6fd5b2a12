"""Made-up drafts, accounts and pages, for the gallery and the tests."""

from widgets.coaching.dismissed_list import DismissedItem
from widgets.drafts.drafts_model import DraftItem
from widgets.frame.rail import RailPlace
from widgets.sending.account_chips import Chip


def drafts() -> tuple[DraftItem, ...]:
    """Return drafts in every state."""
    return (
        DraftItem(
            id="d1", title="The finger test", excerpt="Sourdough too flat? Mine was for a year …", when="now"
        ),
        DraftItem(
            id="d2",
            title="Saturday course, the last places of this spring",
            excerpt="Two places are left in the Saturday course.",
            when="2 hours",
            status="Scheduled for tomorrow 9:00",
            labels=("course",),
            pinned=True,
        ),
        DraftItem(id="d3", title="", excerpt="Which crumb do you like best?", when="Monday", noted=True),
    )


def chips() -> tuple[Chip, ...]:
    """Return accounts as chips."""
    return (
        Chip(id="a0", network="bluesky", handle="ida.example.org"),
        Chip(id="a1", network="mastodon", handle="@ida@example.social"),
        Chip(id="a2", network="webhook", handle="Bakery news"),
    )


def places() -> tuple[RailPlace, ...]:
    """Return the pages of a program."""
    return (
        RailPlace(name="write", title="Write", icon="ph.note-pencil"),
        RailPlace(name="queue", title="Queue", icon="ph.stack"),
        RailPlace(name="talk", title="Talk", icon="ph.chats-circle"),
        RailPlace(name="people", title="People", icon="ph.users-three"),
        RailPlace(name="mix", title="Mix", icon="ph.chart-pie-slice"),
        RailPlace(name="accounts", title="Accounts", icon="ph.identification-card"),
        RailPlace(name="settings", title="Settings", icon="ph.gear-six", at_foot=True),
    )


def left_aside() -> tuple[DismissedItem, ...]:
    """Return advice that was left aside in each of the three ways."""
    return (
        DismissedItem(
            key="d1",
            title="Keep the few hashtags that matter most.",
            detail="This once. The words “#oven #crumb”, which are gone from the text.",
        ),
        DismissedItem(key="d2", title="Is this mostly about you?", detail="In this draft."),
        DismissedItem(
            key="d3", title="This sentence is long.", detail="Everywhere. You said: My readers are lawyers."
        ),
    )
