"""What is loaded beside the text once it can be seen, and what is loaded after the first key strokes."""

from importlib import import_module

from app.windows.starting.plain_imports import import_asyncio

BEHIND = (  # what is loaded beside the text, and brings all the rest
    "app.services.engine",
    "app.background",
    "app.windows.starting.wiring",
    "app.windows.write.write_page",
    "app.windows.aids.spelling",
    "app.windows.aids.inserting",
    "app.windows.aids.languages",
    "app.windows.starting.finding_actions",
    "app.windows.starting.receiving",
    "app.windows.pages.settling",
)
SAMPLE = "A warm-up for the libraries that measure how a text reads. Nobody will ever see these sentences."


def load_behind() -> None:
    """Load all modules of the window and the engine; run it on a thread of its own, beside the text."""
    import_asyncio()
    for name in BEHIND:
        import_module(name)


async def load_readability() -> None:
    """Load on the engine's thread what would stop the window's for a quarter of a second."""
    from coach.entry import Entry
    from coach.reviewing.review import review

    review(Entry(text=SAMPLE))
