"""A build is in the cache as a whole or not at all."""

from pathlib import Path

import pytest

from tests.servers.installing import cache


@pytest.fixture(autouse=True)
def empty_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("RAPPORT_TEST_CACHE", str(folder))
    return folder


def fill(folder: Path) -> None:
    (folder / "made").write_text("yes", "utf-8")


def interrupt(folder: Path) -> None:
    fill(folder)
    raise KeyboardInterrupt


def refuse(folder: Path) -> None:
    pytest.fail(f"{folder} was built a second time")


def test_a_finished_build_is_kept_and_not_built_again() -> None:
    built = cache.build("key", fill)
    assert (built / "made").read_text("utf-8") == "yes"
    assert cache.build("key", refuse) == built


def test_an_interrupted_build_leaves_nothing(empty_cache: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        cache.build("key", interrupt)
    assert list(empty_cache.iterdir()) == []


def test_a_killed_build_is_cleared_away_by_the_next(empty_cache: Path) -> None:
    (empty_cache / "building-killed").mkdir(parents=True)
    cache.build("key", fill)
    assert [folder.name for folder in empty_cache.iterdir()] == ["key"]
