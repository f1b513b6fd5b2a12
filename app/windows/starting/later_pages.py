"""The pages that are built when they are first wanted, and the minds behind them."""

from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

from app.background import Background
from app.places import Places
from app.services.engine import Engine
from app.windows.always.being_there import BeingThere
from app.windows.always.choices import stays
from app.windows.frame.main_window import MainWindow
from app.windows.message import Message
from app.windows.pages.settling import Settling
from app.windows.upkeep.looking_after import LookingAfter
from widgets.ground.look import Look

if TYPE_CHECKING:  # built when they are first wanted
    from app.windows.scheduling.rhythm_page import RhythmPage
    from app.windows.upkeep.upkeep_page import UpkeepPage


class LaterPages:
    """Holds the minds; the window holds the pages."""

    def __init__(
        self,
        window: MainWindow,
        *,
        engine: Engine,
        background: Background,
        places: Places,
        memory: QSettings,
        look: Look,
    ) -> None:
        """Let `window` show the settings, the welcome and the page that looks after the data."""
        self._window = window
        self.settling = Settling(
            window.writing.reviewing,
            engine=engine,
            background=background,
            path=places.settings,
            memory=memory,
            look=look,
            parent=window,
        )
        self.being_there = BeingThere(background=background, memory=memory, parent=window)
        self.looking_after = LookingAfter(
            window,
            engine=engine,
            background=background,
            places=places,
            save=window.writing.save_now,
        )
        self._engine, self._background = engine, background
        for mind in (self.settling, self.looking_after):
            mind.told.connect(window.tell)
        self.settling.changed.connect(window.spelling.hear)
        self._memory = memory
        self._add()

    def _add(self) -> None:
        window = self._window

        def settings_page() -> QWidget:
            from app.windows.always.always_section import AlwaysSection
            from app.windows.pages.publishing_section import PublishingSection
            from app.windows.pages.settings_page import SettingsPage

            section = AlwaysSection(self.being_there)
            section.upkeep_wanted.connect(lambda: window.show_page("upkeep"))
            return SettingsPage(self.settling, PublishingSection(self.settling), section)

        def welcome_page() -> QWidget:
            from app.windows.pages.welcome_page import WelcomePage

            page = WelcomePage(self.settling)
            page.left.connect(lambda: window.show_page("write"))
            return page

        @cache
        def upkeep_page() -> "UpkeepPage":
            from app.windows.upkeep.upkeep_page import UpkeepPage

            return UpkeepPage(self.looking_after)

        @cache
        def rhythm_page() -> "RhythmPage":
            from app.windows.scheduling.rhythm_page import RhythmPage
            from app.windows.scheduling.rhythms import Rhythms

            engine, background, zone = self._engine, self._background, window.writing.zone
            rhythms = Rhythms(engine=engine, background=background, zone=zone, parent=window)
            rhythms.told.connect(window.tell)
            page = RhythmPage(rhythms)
            page.left.connect(lambda: window.show_page("queue"))
            page.accounts_wanted.connect(lambda: window.show_page("accounts"))
            background.news.connect(page.hear)
            return page

        def lead(place: str, name: str) -> None:
            """Show what a post of the queue has to do with."""
            if place == "series":
                window.show_page("rhythms")
                rhythm_page().show_series(name)
            elif place == "account":
                window.show_page("accounts")
                window.accounts_page.open_again(name)
            else:
                window.show_page("write")
                window.writing.open(name)

        window.queueing.wanted.connect(lead)
        window.add_page("settings", settings_page)
        window.add_page("rhythms", rhythm_page)
        window.add_page("welcome", welcome_page)
        window.add_page("upkeep", upkeep_page)
        bind = window.acting.bind
        bind("page-rhythms", lambda: window.show_page("rhythms"))
        bind("page-upkeep", lambda: window.show_page("upkeep"))
        bind("back-up", lambda: upkeep_page().choose_backup())
        bind("restore", lambda: upkeep_page().choose_restore())
        bind("export-everything", lambda: upkeep_page().choose_export())
        bind("open-folder", self.looking_after.open_folder)
        bind("stay", self._turn_staying)
        bind("examine", self.looking_after.examine)

    def _turn_staying(self) -> None:
        on = not stays(self._memory)
        self.being_there.stay(on)
        said = "Rapport stays in the tray when its window is closed, where there is a tray."
        self._window.tell(Message(sentence=said if on else "Closing the window ends Rapport."))
