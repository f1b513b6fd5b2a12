"""The look: one frozen theme per light, read from the tokens, and the way to put it on the program."""

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from string import Template
from typing import Any

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from resources.finder import resource, resource_text
from widgets.ground.glyphs import load_icons

MEANINGS = ("accent", "give", "talk", "promote", "ok", "look", "hold")
TINT = 0.10  # how much of a colour goes into the soft ground behind words of that colour
SETTLED = "rapport-theme"  # the application carries its theme under this name


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Colours as #rrggbb and sizes in device-independent pixels."""

    name: str
    background: str
    surface: str
    raised: str
    sunken: str
    border: str
    control: str
    text: str
    muted: str
    accent: str
    on_accent: str
    give: str
    talk: str
    promote: str
    ok: str
    look: str
    hold: str
    focus: str
    grid: int
    radius: int
    small_size: int
    text_size: int
    heading_size: int
    families: tuple[str, ...]
    emoji: tuple[str, ...]

    def colour(self, token: str) -> str:
        """Return the colour of `token`, such as "muted"; an unknown one raises AttributeError."""
        return str(getattr(self, token))

    def tint(self, token: str) -> str:
        """Return the soft ground of `token`: a little of its colour on the surface."""
        over, under = QColor(self.colour(token)), QColor(self.surface)
        pairs = zip(
            (over.red(), over.green(), over.blue()), (under.red(), under.green(), under.blue()), strict=True
        )
        return QColor(*(round(a * TINT + b * (1 - TINT)) for a, b in pairs)).name()


@cache
def light() -> Theme:
    """Return the light theme."""
    return _theme("light")


@cache
def dark() -> Theme:
    """Return the dark theme."""
    return _theme("dark")


@cache
def high_light() -> Theme:
    """Return the light theme for people who need the strongest contrast."""
    return _theme("high-light")


@cache
def high_dark() -> Theme:
    """Return the dark theme for people who need the strongest contrast."""
    return _theme("high-dark")


def _theme(name: str) -> Theme:
    tokens: dict[str, dict[str, Any]] = tomllib.loads(resource_text("style", "tokens.toml"))
    sizes, fonts = tokens["sizes"], tokens["fonts"]
    return Theme(
        name=name,
        **tokens[name],
        grid=sizes["grid"],
        radius=sizes["radius"],
        small_size=sizes["small"],
        text_size=sizes["text"],
        heading_size=sizes["heading"],
        families=tuple(fonts["families"]),
        emoji=tuple(fonts["emoji"]),
    )


def theme() -> Theme:
    """Return the theme that the program wears now; the light one before any was put on."""
    app = QApplication.instance()
    worn = app.property(SETTLED) if app is not None else None
    return worn if isinstance(worn, Theme) else light()


def apply(app: QApplication, worn: Theme) -> None:
    """Put `worn` on the whole program; every open part of it is painted anew."""
    load_icons()
    app.setProperty(SETTLED, worn)
    app.setStyle("Fusion")
    app.setFont(font(worn.small_size, worn))
    app.setPalette(_palette(worn))
    app.setStyleSheet(_sheet(worn))


def font(pixels: int, worn: Theme | None = None, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the program's font in `pixels`; where none of its families is installed, the system's own."""
    worn = worn or theme()
    installed = set(QFontDatabase.families())
    own = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    found = QFont(own)
    found.setFamilies(
        [f for f in (*worn.families, own.family(), *worn.emoji) if f in installed] or [own.family()]
    )
    found.setPixelSize(pixels)
    found.setWeight(weight)
    return found


def set_role(widget: QWidget, role: str) -> None:
    """Give `widget` a role that the style sheet knows, such as "card" or "primary", and repaint it in it."""
    if widget.property("role") != role:
        widget.setProperty("role", role)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def _palette(worn: Theme) -> QPalette:
    role, group = QPalette.ColorRole, QPalette.ColorGroup
    palette = QPalette()
    for which, token in (
        (role.Window, worn.background),
        (role.Base, worn.surface),
        (role.AlternateBase, worn.sunken),
        (role.Button, worn.surface),
        (role.ToolTipBase, worn.raised),
        (role.WindowText, worn.text),
        (role.Text, worn.text),
        (role.ButtonText, worn.text),
        (role.ToolTipText, worn.text),
        (role.PlaceholderText, worn.muted),
        (role.Highlight, worn.accent),
        (role.HighlightedText, worn.on_accent),
        (role.Accent, worn.accent),
        (role.Link, worn.accent),
        (role.LinkVisited, worn.accent),
        (role.Mid, worn.border),
        (role.Light, worn.raised),
        (role.Dark, worn.control),
    ):
        palette.setColor(which, QColor(token))
    for which in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(group.Disabled, which, QColor(worn.muted))
    return palette


def _sheet(worn: Theme) -> str:
    words = {field.name: str(getattr(worn, field.name)) for field in fields(worn)}
    words |= {f"tint_{token}": worn.tint(token) for token in MEANINGS}
    # Style sheets want the slashes of an address, on Windows too.
    for name in ("chevron", "chevron-up"):
        words[name.replace("-", "_")] = str(resource("style", f"{name}.png")).replace("\\", "/")
    tick = "check-white.svg" if QColor(worn.on_accent).lightness() > 127 else "check-black.svg"
    words["tick"] = str(resource("style", tick)).replace("\\", "/")
    return Template(resource_text("style", "sheet.qss")).substitute(words)
