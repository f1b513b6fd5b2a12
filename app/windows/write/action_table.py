"""Everything that can be done in the window, told once: menu, keys, tooltips and palette are made of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from PySide6.QtGui import QKeySequence

from widgets.queue.delivery_item import LABEL

Scope = Literal["window", "write", "texts", "queue", "part"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing that can be done; what it does is bound to its id by the window."""

    id: str
    words: str
    group: str
    keys: tuple[str, ...]  # as QKeySequence reads them; the first one is shown
    of_parts: tuple[str, ...] = ()  # further keys, which a part of the window takes by itself
    scope: Scope = "window"  # where the keys work; "part": a part of the window takes them by itself
    page: str = ""  # the page that it belongs to, shown before it acts
    around: bool = False  # needs what stands around the text


def _write(name: str, words: str, *keys: str, scope: Scope = "write", around: bool = False) -> Action:
    return Action(id=name, words=words, group="Write", keys=keys, scope=scope, page="write", around=around)


def _drafts(name: str, words: str, *keys: str, scope: Scope = "write") -> Action:
    return Action(
        id=name, words=words, group="Drafts", keys=keys, scope=scope, page="write", around=scope == "write"
    )


def _queue(name: str, words: str, *keys: str, scope: Scope = "queue") -> Action:
    return Action(id=f"queue-{name}", words=words, group="Queue", keys=keys, scope=scope, page="queue")


def _go(name: str, words: str, *keys: str, scope: Scope = "window", rail: str = "") -> Action:
    of_parts = (rail,) if rail else ()
    return Action(id=name, words=words, group="Go to", keys=keys, of_parts=of_parts, scope=scope)


def _accounts(name: str, words: str, *keys: str) -> Action:
    return Action(id=f"account-{name}", words=words, group="Accounts", keys=keys, page="accounts")


def _data(name: str, words: str, *keys: str) -> Action:
    return Action(id=name, words=words, group="Your data", keys=keys, page="upkeep")


def _window(name: str, words: str, *keys: str) -> Action:
    return Action(id=name, words=words, group="Window", keys=keys)


# What can be done with the chosen post of the queue is told by its state; another time has a name of its own.
OF_A_POST: Mapping[str, str] = MappingProxyType(
    {
        "sign-in": "Alt+I",
        "rework": "Alt+R",
        "open": "Alt+O",
        "copy": "Alt+C",
        "there": "Alt+Y",
        "not-there": "Alt+U",
        "retry": "Alt+J",
        "reason": "Alt+G",
        "slot": "Alt+S",
        "now": "Alt+V",
        "skip": "Alt+K",
        "series": "Alt+D",
        "cancel": "Alt+X",
        "discard": "Alt+Q",
        "edit": "Alt+E",
        "take-back": "Alt+B",
    }
)

ACTIONS = (
    _write("publish", "Publish now", "Ctrl+Shift+Return"),
    _write("schedule", "Choose a time", "Ctrl+Return", around=True),
    _write("free-slot", "Choose the next free slot", "Ctrl+Shift+J", around=True),
    _write("save", "Save now", "Ctrl+S"),
    _write("undo", "Undo typing", "Ctrl+Z", scope="part"),
    _write("redo", "Redo typing", "Ctrl+Shift+Z", scope="part"),
    _write("next-finding", "Next finding of the coach", "F8", scope="part"),
    _write("previous-finding", "Previous finding of the coach", "Shift+F8", scope="part"),
    _write("spelling", "Other spellings for the word", "F7", scope="part"),
    _write("spelling-switch", "Check spelling, or no longer", "Shift+F7"),
    _write("language", "Choose the language", "Ctrl+Shift+G", around=True),
    _write("emoji", "Insert an emoji", "Ctrl+.", around=True),
    _write("chips", "Choose the accounts", "Ctrl+Shift+T", around=True),
    _write("add-media", "Add a picture or a video", "Ctrl+Shift+A", around=True),
    _write("person", "Who is mentioned: name and handles", "Ctrl+Shift+P", around=True),
    _write("article", "Title, excerpt, categories and tags", "Ctrl+Shift+H", around=True),
    _write("reach", "Content warning and audience", "Ctrl+Shift+W", around=True),
    _write("new-part", "New part of a thread at the cursor", "Alt+Return"),
    _write("number-parts", "Number the parts of the thread, or no longer", "Alt+N"),
    _write("coach", "Beside the text: the coach", "Alt+1"),
    _write("thread", "Beside the text: the parts of the thread", "Alt+2"),
    _write("preview", "Beside the text: the preview", "Alt+3"),
    _write("next-text", "Next account's text", "Ctrl+PgDown"),
    _write("previous-text", "Previous account's text", "Ctrl+PgUp"),
    _write("compare", "Compare with the base text", "Ctrl+Shift+C"),
    _write("follow", "Follow the base text again", "Ctrl+Shift+B"),
    _write("silence", "Nothing for this account", "Ctrl+Shift+X"),
    # In the list of drafts the same key stands for the draft that is chosen there.
    _write("versions", "Earlier versions", "Ctrl+H", scope="texts"),
    Action(id="new", words="New draft", group="Drafts", keys=("Ctrl+N",), page="write"),
    Action(id="capture", words="Note a thought quickly", group="Drafts", keys=("Ctrl+Shift+N",)),
    _drafts("search", "Search drafts", "Ctrl+Shift+F"),
    _drafts("details", "Labels and note", "Ctrl+Shift+L"),
    _drafts("pin", "Pin to the top, or let go", "Ctrl+T", scope="texts"),
    _drafts("duplicate", "Duplicate the draft", "Ctrl+D", scope="texts"),
    _drafts("archive", "Archive the draft, or take it out", "Ctrl+E", scope="texts"),
    _drafts("delete", "Delete the draft", "Ctrl+Shift+Del", scope="texts"),
    _drafts("export", "Export the draft", "Ctrl+Shift+S", scope="texts"),
    _drafts("import", "Import files", "Ctrl+O"),
    _drafts("paste-draft", "New draft from the clipboard", "Ctrl+Shift+V"),
    _drafts("export-folder", "Export all drafts as a folder", "Ctrl+Shift+E"),
    _drafts("export-table", "Export all drafts as one table", "Ctrl+Shift+R"),
    _queue("month", "The queue by month", "Alt+M"),
    _queue("week", "The queue by week", "Alt+W"),
    _queue("list", "The queue as a list", "Alt+L"),
    _queue("today", "Today in the queue", "Alt+Home"),
    _queue("filter", "Filter the queue, or show everything", "Alt+F"),
    _queue("trouble", "What needs you in the queue", "Alt+A"),
    _queue("day-later", "The chosen post a day later", "Alt+Right", scope="part"),
    _queue("day-earlier", "The chosen post a day earlier", "Alt+Left", scope="part"),
    _queue("hour-later", "The chosen post an hour later", "Alt+Down", scope="part"),
    _queue("hour-earlier", "The chosen post an hour earlier", "Alt+Up", scope="part"),
    _queue("week-later", "The chosen post a week later", "Alt+PgDown", scope="part"),
    _queue("week-earlier", "The chosen post a week earlier", "Alt+PgUp", scope="part"),
    _queue("time", "Another time for the chosen post", "Alt+T"),
    _queue("pause-account", "Pause one account, or let it go on", "Alt+P"),
    *(
        _queue(f"post-{name}", f"{LABEL[name].removesuffix(' …')}: the chosen post", keys)
        for name, keys in OF_A_POST.items()
    ),
    _queue("fetch", "Show the published post whose address is copied, to change it or take it back", "Alt+Z"),
    _queue("rehearse", "Rehearse now what goes out within a week", "Ctrl+F2"),
    _queue("undo", "Take the last move back", "Alt+Backspace"),
    _go("page-write", "Write", "Ctrl+1", scope="part"),
    _go("page-queue", "Queue", "Ctrl+2", scope="part"),
    _go("page-rhythms", "Slots and series", "Ctrl+J"),
    _go("page-accounts", "Accounts", "Ctrl+3", scope="part"),
    _go("page-settings", "Settings", "Ctrl+,", rail="Ctrl+4"),
    _go("next-pane", "Next part of the page", "F6"),
    _go("previous-pane", "Previous part of the page", "Shift+F6"),
    Action(id="add-account", words="Add an account", group="Go to", keys=("Ctrl+Shift+I",), page="accounts"),
    _accounts("check", "Check now whether the accounts' sign-ins work", "Ctrl+F3"),
    _accounts("read-back", "Read back the history of the accounts", "Shift+F3"),
    _accounts("again", "Sign in again with the chosen account, or replace its secret", "Ctrl+F5"),
    _accounts("remove", "Remove the chosen account", "Ctrl+F6"),
    Action(id="page-upkeep", words="Backup, export and health", group="Your data", keys=("F9",)),
    _data("back-up", "Make a backup", "Ctrl+F9"),
    _data("restore", "Restore a backup", "Ctrl+Shift+F9"),
    _data("export-everything", "Export everything as files", "Ctrl+F8"),
    _data("examine", "Examine everything that Rapport needs", "Shift+F9"),
    _data("open-folder", "Open the folder of your data", "Alt+F9"),
    _window("stay", "Stay in the tray when the window is closed, or no longer", "Ctrl+F10"),
    _window("pause", "Pause publishing, or let it go on", "Ctrl+Shift+K"),
    _window("palette", "Find an action", "Ctrl+K"),
    _window("keys", "Show all keys", "F1", "Ctrl+/"),
    Action(id="menu", words="Menu", group="Window", keys=("F10",), of_parts=("Ctrl+5",)),
    _window("take-offer", "Take what the line at the top offers, such as Undo", "Ctrl+Shift+Y"),
    _window("larger", "Larger text", "Ctrl++", "Ctrl+="),
    _window("smaller", "Smaller text", "Ctrl+-"),
    _window("usual-size", "Usual size of text", "Ctrl+0"),
    _window("alone", "Nothing but the text, and back", "F11", "Ctrl+Shift+D"),
    _window("quit", "Quit", "Ctrl+Q"),
)
BY_ID: Mapping[str, Action] = MappingProxyType({action.id: action for action in ACTIONS})


def keys_words(keys: str) -> str:
    """Return `keys` as this system writes them, such as "Ctrl+K" or "⌘K"."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def tip(action_id: str, words: str = "") -> str:
    """Return the tooltip of what carries the action out: its words, or `words`, and its key."""
    action = BY_ID[action_id]
    return f"{words or action.words} ({keys_words(action.keys[0])})"
