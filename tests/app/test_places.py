"""Everything has its folder, readable by its owner alone."""

import stat
from pathlib import Path

import platformdirs
import pytest

from app.errors import StoreError
from app.places import HOME_VARIABLE, find_places


def test_one_folder_holds_everything_where_the_variable_names_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    places = find_places()
    assert places.database == tmp_path / "data" / "rapport.db"
    assert places.settings == tmp_path / "config" / "settings.toml"
    assert places.log == tmp_path / "logs" / "rapport.log"


@pytest.mark.parametrize("home", [None, ""])
def test_otherwise_the_platforms_folders_are_used(home: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    if home is None:
        monkeypatch.delenv(HOME_VARIABLE, raising=False)
    else:
        monkeypatch.setenv(HOME_VARIABLE, home)
    places = find_places()
    assert places.data == platformdirs.user_data_path("rapport", appauthor=False)
    assert places.config == platformdirs.user_config_path("rapport", appauthor=False)
    assert places.logs == platformdirs.user_log_path("rapport", appauthor=False)


def test_the_folders_are_their_owners_alone_and_made_but_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    places = find_places()
    places.make()
    places.make()
    modes = {stat.S_IMODE(folder.stat().st_mode) for folder in (places.data, places.config, places.logs)}
    assert modes == {0o700}


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "home").write_text("a file in the way", "utf-8")
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path / "home"))
    with pytest.raises(StoreError) as caught:
        find_places().make()
    assert str(caught.value) == f"Rapport cannot create its folder {tmp_path}/home/data: Not a directory."
