"""Keeps the program in the look that the system and the writer ask for: light, size of text, contrast."""

from dataclasses import replace

from PySide6.QtCore import QObject, QOperatingSystemVersion, Qt, Signal
from PySide6.QtGui import QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication

from widgets.ground.glyphs import load_icons
from widgets.ground.style import Theme, apply, dark, high_dark, high_light, light

FOLLOW, LIGHT, DARK = "follow", "light", "dark"
SCHEMES = (FOLLOW, LIGHT, DARK)
ZOOMS = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
USUAL_PIXELS = 14.7  # the text of a usual desktop, where a system does not have its own size below
OF_SYSTEMS = {QOperatingSystemVersion.OSType.Windows: 12.0, QOperatingSystemVersion.OSType.MacOS: 13.0}
LARGER = 1.1  # from here on the writer asked the system for larger text; below it is a matter of fonts
MOST = 2.5  # of the usual size, from both zooms together
STARK = 20.0  # the contrast between window and words that only high-contrast palettes have; 21 is the most


class Look(QObject):
    """Wears the right theme, now and whenever the system or the writer changes their mind."""

    changed = Signal()  # another zoom or scheme is worn

    def __init__(
        self,
        app: QApplication,
        *,
        scheme: str = FOLLOW,
        zoom: float = 1.0,
        platform: QPalette | None = None,
    ) -> None:
        """Wear `scheme` (one of `SCHEMES`) with text `zoom` times its usual size.

        `platform` is the system's own palette; None: the one that `app` wears now.
        """
        super().__init__(app)
        load_icons()  # before the first look at a font
        self._app = app
        self._scheme = scheme if scheme in SCHEMES else FOLLOW
        self._zoom = min(ZOOMS, key=lambda one: abs(one - zoom))
        self._platform = platform or app.palette()  # before ours is put over it
        hints = app.styleHints()
        self._system = hints.colorScheme()
        hints.colorSchemeChanged.connect(self._follow)
        if hasattr(hints, "accessibility"):  # from Qt 6.10 on
            hints.accessibility().contrastPreferenceChanged.connect(self._hear_contrast)
        self.wear()

    @property
    def scheme(self) -> str:
        """Return what the writer chose: "follow" the system, "light" or "dark"."""
        return self._scheme

    @property
    def zoom(self) -> float:
        """Return how many times larger than usual the text is, apart from what the system asks for."""
        return self._zoom

    def choose(self, scheme: str) -> None:
        """Wear `scheme`, one of `SCHEMES`, from now on."""
        if scheme in SCHEMES and scheme != self._scheme:
            self._scheme = scheme
            self.wear()
            self.changed.emit()

    def step(self, step: int) -> None:
        """Make the text larger (1) or smaller (-1) by a step, or as usual (0)."""
        place = ZOOMS.index(self._zoom) + step if step else ZOOMS.index(1.0)
        zoom = ZOOMS[min(max(place, 0), len(ZOOMS) - 1)]
        if zoom != self._zoom:
            self._zoom = zoom
            self.wear()
            self.changed.emit()

    def wear(self) -> None:
        """Put on what is right now."""
        is_dark = self._system == Qt.ColorScheme.Dark if self._scheme == FOLLOW else self._scheme == DARK
        if self._asks_for_contrast():
            if self._scheme == FOLLOW and self._system == Qt.ColorScheme.Unknown:
                is_dark = _lightness(self._platform, QPalette.ColorRole.Window) < 0.5
            worn = high_dark() if is_dark else high_light()
        else:
            worn = dark() if is_dark else light()
        apply(self._app, scaled(worn, min(self._zoom * system_zoom(), MOST)))

    def _follow(self, system: Qt.ColorScheme) -> None:
        self._system = system
        self.wear()

    def _hear_contrast(self, _: Qt.ContrastPreference) -> None:
        self.wear()

    def _asks_for_contrast(self) -> bool:
        hints = self._app.styleHints()
        if not hasattr(hints, "accessibility"):  # as above
            return is_stark(self._platform)
        asked = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
        return asked or is_stark(self._platform)


def is_stark(palette: QPalette) -> bool:
    """Return whether `palette` has the contrast that only a high-contrast one has."""
    roles = (QPalette.ColorRole.Window, QPalette.ColorRole.WindowText)
    one, other = (_lightness(palette, role) for role in roles)
    return (max(one, other) + 0.05) / (min(one, other) + 0.05) >= STARK


def scaled(worn: Theme, zoom: float) -> Theme:
    """Return `worn` with text `zoom` times as large."""
    if zoom == 1.0:
        return worn
    return replace(
        worn,
        small_size=round(worn.small_size * zoom),
        text_size=round(worn.text_size * zoom),
        heading_size=round(worn.heading_size * zoom),
    )


def system_zoom() -> float:
    """Return how many times larger than usual the system's own text is; never less than 1."""
    pixels = QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)).pixelSize()
    zoom = pixels / OF_SYSTEMS.get(QOperatingSystemVersion.currentType(), USUAL_PIXELS)
    return zoom if zoom >= LARGER else 1.0


def _lightness(palette: QPalette, role: QPalette.ColorRole) -> float:
    """Return the relative luminance (WCAG) of a colour of `palette`, 0 to 1."""
    colour = palette.color(role)
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
