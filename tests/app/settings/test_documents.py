"""What the documents and the template show as settings can be read as settings."""

import re
from pathlib import Path

import pytest

from app.settings import TEMPLATE, load_settings
from coach.library.book import constants

DOCS = Path(__file__).resolve().parents[3] / "docs"


def shown() -> str:
    """Return the settings that docs/settings.md shows."""
    found = re.search(r"```toml\n(.*?)```", (DOCS / "settings.md").read_text(encoding="utf-8"), re.DOTALL)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("text", [TEMPLATE, shown()], ids=["template", "docs"])
def test_the_settings_that_are_shown_are_understood(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(text, encoding="utf-8")
    load_settings(path)


def test_the_documents_show_the_usual_thresholds(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(shown(), encoding="utf-8")
    for key, value in load_settings(path).profile.thresholds.items():
        rule, _, name = key.partition(".")
        assert constants(rule)[name] == value
