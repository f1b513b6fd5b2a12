"""The mind behind the versions: what the draft on the screen once said, and how it comes back."""

from dataclasses import replace
from datetime import UTC, datetime

from PySide6.QtCore import QObject, Signal

from app.background import Background
from app.model.draft import Draft, Version
from app.services.engine import Engine
from app.windows.drafting.writing import Writing
from app.windows.message import Message
from app.windows.mind import Mind
from app.windows.time_words import short_moment_words

ONLY_ONE = "This draft has no earlier version yet. Each pause in your typing makes one."


class Versions(Mind):
    """Lists the versions of the draft on the screen and brings one back."""

    listed = Signal(object, str)  # VersionItems, the newest first, and the text as it is now

    def __init__(
        self, writing: Writing, *, engine: Engine, background: Background, parent: QObject | None = None
    ) -> None:
        """Work on what `writing` holds, with `engine` through `background`."""
        super().__init__(engine=engine, background=background, parent=parent)
        self._writing = writing
        self._versions: dict[int, Version] = {}

    def look(self) -> None:
        """Save the draft on the screen and list its versions."""
        self._writing.leaving.emit()
        self._writing.save_now()
        found = self._engine.composing.versions(self._writing.draft.id)
        self._background.run(found, self._list, self._fail)

    def restore(self, number: int) -> None:
        """Bring the whole of a version back, and offer what it replaces."""
        version = self._versions.get(number)
        before = self._writing.draft
        if version is None or version.draft_id != before.id:
            return
        self._writing.change(_brought_back(before, version))

        def undo() -> None:
            now = self._writing.draft
            if now.id == before.id:
                self._writing.change(
                    replace(
                        now,
                        text=before.text,
                        variants=before.variants,
                        media=before.media,
                        warning=before.warning,
                        article=before.article,
                    )
                )

        when = short_moment_words(version.saved_at, datetime.now(UTC), self._writing.zone)
        self.told.emit(Message(sentence=f"The version of {when} is back.", action="Undo", act=undo))

    def _list(self, versions: tuple[Version, ...]) -> None:
        draft, tab = self._writing.draft, self._writing.tab
        if len(versions) < 2 or versions[0].draft_id != draft.id:
            self.told.emit(Message(sentence=ONLY_ONE))
            return
        from widgets.drafts.versions_view import VersionItem  # with what shows them

        self._versions = {version.number: version for version in versions}
        now, zone = datetime.now(UTC), self._writing.zone
        items = [
            VersionItem(
                number=version.number,
                when=f"{short_moment_words(version.saved_at, now, zone)}\n{_words(version.text)}",
                text=_text(_brought_back(draft, version), tab),
                besides=_besides(draft, version, tab),
            )
            for version in versions
        ]
        self.listed.emit(tuple(items), _text(draft, tab))


def _brought_back(draft: Draft, version: Version) -> Draft:
    return replace(
        draft,
        text=version.text,
        variants=version.variants,
        media=version.media,
        warning=version.warning,
        article=version.article,
    )


def _text(draft: Draft, tab: str) -> str:
    return draft.text_for(tab) or ""


def _besides(draft: Draft, version: Version, tab: str) -> str:
    """Return in a sentence what else differs between `draft` and `version`; "" for nothing."""
    back = _brought_back(draft, version)
    parts: list[str] = []
    if tab and back.text != draft.text:
        parts.append("the base text")
    others = {one.account_id for one in (*draft.variants, *back.variants)} - {tab}
    if any(draft.variant(one) != back.variant(one) for one in others):
        parts.append("the texts for single accounts")
    if back.media != draft.media:
        parts.append("the pictures")
    if back.warning != draft.warning:
        parts.append("the content warning")
    if back.article != draft.article:
        parts.append("what the article has beside its text")
    return f"It also changes {' and '.join(', '.join(parts).rsplit(', ', 1))}." if parts else ""


def _words(text: str) -> str:
    many = len(text.split())
    return "1 word" if many == 1 else f"{many} words"
