"""Starts Rapport: the window, or with a word on the command line the command of that name."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what a command does not need is not loaded
    from app.services.drafting.composed import Composed
    from app.services.engine import Engine


def main(arguments: Sequence[str] | None = None) -> int:
    """Run Rapport and return its exit code: 0 well, 1 findings or trouble, 2 wrong use."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    if words == ["--hidden"]:
        return _open_window(hidden=True)
    if words:
        from app.cli.command import main as command

        return command(words, _build, _open_window)
    return _open_window()


def _open_window(composed: "Composed | None" = None, *, hidden: bool = False) -> int:
    from app.windows.starting.display import obstacle

    sentence = obstacle()
    if sentence is not None:
        print(sentence, file=sys.stderr)
        return 1
    from app.assemble import open_window
    from app.services.drafting.composed import Composed

    return open_window(composed or Composed(), hidden=hidden)


def _build() -> "Engine":
    from app.assemble import engine_builder, open_places

    return engine_builder(open_places())()


if __name__ == "__main__":
    sys.exit(main())
