"""The places that the rail leads to."""

from widgets.frame.rail import RailPlace

PLACES = (
    RailPlace(name="write", title="Write", icon="ph.pencil-simple"),
    RailPlace(name="queue", title="Queue", icon="ph.calendar-blank"),
    RailPlace(name="accounts", title="Accounts", icon="ph.at"),
    RailPlace(name="settings", title="Settings", icon="ph.gear", at_foot=True),
    RailPlace(name="menu", title="Menu", icon="ph.list", at_foot=True),
    RailPlace(name="pause", title="Pause", icon="ph.pause-circle", at_foot=True, switch_keys="Ctrl+Shift+K"),
)
