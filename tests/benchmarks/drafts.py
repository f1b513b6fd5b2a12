"""Measures the list of drafts with ten thousand of them: `python -m tests.benchmarks.drafts [how many]`."""

import asyncio
import gc
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from app.model.draft import Draft
from app.services.drafting.composing import Composing
from app.services.drafting.shelf import Look, Shelf, Shelved
from app.services.newsdesk import Newsdesk
from app.store.database import Database
from app.store.drafting.draft_list import DraftList
from app.store.drafting.drafts import DraftStore
from app.windows.items import draft_rows
from widgets.drafts.drafts_list import DraftsList

MANY = 10_000
ROUNDS = 15
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
WORDS = ("bread", "rises", "twice", "soup", "leeks", "garden", "pond", "frogs", "linen", "oven", "élan")


def main() -> None:
    """Fill a database, and print what a writer waits for, in milliseconds."""
    gc.disable()  # as the program does, which collects when it has time
    many = int(sys.argv[1]) if len(sys.argv) > 1 else MANY
    with tempfile.TemporaryDirectory() as folder:
        database = Database(Path(folder) / "rapport.db")
        store = DraftStore(database)
        store.put_all(_drafts(many))
        shelf = Shelf(drafts=store, listing=DraftList(database), clock=lambda: NOW, news=Newsdesk())
        composing = Composing(drafts=store, clock=lambda: NOW, news=Newsdesk())
        print(f"{many} drafts, {ROUNDS} rounds, median and slowest in ms of computing time")
        for name, look in {
            "the whole list": Look(),
            "a search for one letter": Look(words="b"),
            "a search for three letters": Look(words="lee"),
            "a search for two words": Look(words="pond fro"),
            "a search without an index": Look(words="🍞"),
            "a label": Look(label="label 3"),
        }.items():
            _tell(name, lambda look=look: asyncio.run(shelf.look(look)))
        _save(composing, store.all()[0])
        found = asyncio.run(shelf.look(Look()))
        _paint(found)
        database.close()


def _save(composing: Composing, draft: Draft) -> None:
    grown = [replace(draft, text=f"{draft.text} {nth}") for nth in range(ROUNDS)]
    _tell("saving a draft", lambda: asyncio.run(composing.save(grown.pop())))


def _paint(found: Shelved) -> None:
    application = QApplication([])
    shown = DraftsList()
    shown.resize(240, 800)
    shown.show()

    def show() -> None:
        shown.show_labels(found.labels)
        shown.show_drafts(draft_rows(found.heads, (), NOW, "Europe/Vienna"), found.heads[0].id)
        shown.grab()

    _tell("showing and painting the list", show)
    shown.close()
    application.quit()


def _tell(name: str, work: Callable[[], object]) -> None:
    took: list[float] = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        took.append((time.process_time() - start) * 1000)
    print(f"{name:32} {statistics.median(took):8.1f} {max(took):8.1f}")


def _drafts(many: int) -> list[Draft]:
    chance = random.Random(4)
    return [
        Draft(
            id=f"{nth:032x}",
            text=" ".join(chance.choices(WORDS, k=chance.randint(5, 120))) + (" 🍞" if nth % 50 == 0 else ""),
            created_at=NOW,
            updated_at=NOW - timedelta(minutes=nth),
            labels=(f"label {nth % 7}",) if nth % 3 == 0 else (),
            note="Ask Cem" if nth % 11 == 0 else "",
        )
        for nth in range(many)
    ]


if __name__ == "__main__":
    main()
