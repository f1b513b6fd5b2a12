"""The start at login on Linux and its kin: a desktop entry in the autostart folder.

Source: Desktop Application Autostart Specification 0.5, Desktop Entry Specification 1.5.
"""

from collections.abc import Sequence
from pathlib import Path

from app.services.always.login_entry import NAME, own_environ, read_entry, remove_entry, write_entry

FILE = f"{NAME}.desktop"
_SECTION = "[Desktop Entry]"
_ESCAPES = {"s": " ", "n": "\n", "t": "\t", "r": "\r", "\\": "\\"}
_IN_QUOTES = '"`$\\'  # each has a backslash before it inside quotes


class XdgAutostart:
    """The entry in the folder that the desktop reads at login."""

    def __init__(self, folder: Path) -> None:
        """Work in the autostart folder `folder`, which need not be there."""
        self._path = folder / FILE

    @property
    def place(self) -> str:
        """Return where the entry is or would be."""
        return str(self._path)

    def command(self) -> Sequence[str] | None:
        """Return what is started; None too where the desktop's own settings have switched the entry off."""
        raw = read_entry(self._path)
        if raw is None:
            return None
        fields = _fields(raw.decode("utf-8", "replace"))
        off = fields.get("Hidden") == "true" or fields.get("X-GNOME-Autostart-enabled") == "false"
        return None if off or "Exec" not in fields else _split(_unescaped(fields["Exec"]))

    def turn_on(self, command: Sequence[str]) -> None:
        """Write the entry. Raises StoreError."""
        environ = [f"{name}={value}" for name, value in own_environ().items()]
        whole = ["/usr/bin/env", *environ, *command] if environ else command
        text = "\n".join(
            (
                _SECTION,
                "Type=Application",
                "Version=1.5",
                "Name=Rapport",
                "Comment=Publishes at their hour the posts that you planned",
                f"TryExec={_escaped(command[0])}",
                f"Exec={_escaped(' '.join(map(_quoted, whole)))}",
                "Icon=accessories-text-editor",
                "Terminal=false",
                "X-GNOME-Autostart-enabled=true",
                "",
            )
        )
        write_entry(self._path, text.encode())

    def turn_off(self) -> None:
        """Remove the entry. Raises StoreError."""
        remove_entry(self._path)


def _fields(text: str) -> dict[str, str]:
    """Return the keys of the entry's own section."""
    found: dict[str, str] = {}
    inside = False
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            inside = line == _SECTION
        elif inside and "=" in line and not line.startswith("#"):
            key, _, value = line.partition("=")
            found.setdefault(key.strip(), value.strip())
    return found


def _quoted(word: str) -> str:
    inner = "".join(f"\\{sign}" if sign in _IN_QUOTES else sign for sign in word.replace("%", "%%"))
    return f'"{inner}"'


def _escaped(value: str) -> str:
    out = value.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
    return f"\\s{out[1:]}" if out.startswith(" ") else out


def _unescaped(value: str) -> str:
    signs = iter(value)
    return "".join(_ESCAPES.get(next(signs, ""), "") if sign == "\\" else sign for sign in signs)


def _split(line: str) -> tuple[str, ...]:
    """Return the words of an Exec line, without the environment that comes before them."""
    words: list[str] = []
    word, quoted, open_word = "", False, False
    signs = iter(line)
    for sign in signs:
        if quoted and sign == "\\":
            word += next(signs, "")
        elif sign == '"':
            quoted, open_word = not quoted, True
        elif sign == " " and not quoted:
            if open_word:
                words.append(word)
            word, open_word = "", False
        else:
            word, open_word = word + sign, True
    if open_word:
        words.append(word)
    words = [one.replace("%%", "%") for one in words]
    if words[:1] == ["/usr/bin/env"]:
        words = words[1:]
        while words and "=" in words[0]:
            words = words[1:]
    return tuple(words)
