"""A missing server skips a test and says how to install it; on CI the test fails instead."""

from pathlib import Path

import pytest

from tests.servers.installing import record
from tests.servers.installing.availability import UnavailableError, missing, require
from tests.servers.installing.record import Missing
from tests.servers.pds import Pds
from tests.servers.snac import Snac


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing was built here and no program is on the path."""
    monkeypatch.setenv("RAPPORT_TEST_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CI", raising=False)


@pytest.mark.usefixtures("bare_machine")
@pytest.mark.parametrize("part", ["pds", "snac", "secret_service", "wordpress", "window"])
def test_a_missing_part_skips_the_test_and_names_the_command(part: str) -> None:
    with pytest.raises(pytest.skip.Exception, match=f"{part}: .*python -m tests.servers install"):
        require(part)


@pytest.mark.usefixtures("bare_machine")
def test_the_reason_is_the_one_that_the_installation_met() -> None:
    record.write("snac", Missing(reason="Only root can install it.", command="apt-get install snac2"))
    with pytest.raises(pytest.skip.Exception, match=r"Only root can install it\. .*apt-get install snac2"):
        require("snac")


@pytest.mark.usefixtures("bare_machine")
def test_on_ci_a_missing_part_fails_the_test(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    # A skip would make this very test be skipped, so it is caught here as well.
    with pytest.raises((pytest.fail.Exception, pytest.skip.Exception)) as outcome:
        require("snac")
    assert outcome.type is pytest.fail.Exception
    assert "snac is missing" in str(outcome.value)


@pytest.mark.usefixtures("bare_machine")
def test_an_empty_ci_variable_is_no_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "")
    with pytest.raises(pytest.skip.Exception):
        require("snac")


@pytest.mark.usefixtures("bare_machine")
@pytest.mark.parametrize("server", [Pds, Snac])
def test_a_script_is_told_too(server: type[Pds] | type[Snac]) -> None:
    with pytest.raises(UnavailableError, match="To install it"):
        server().start()


def test_a_part_that_is_there_lets_the_test_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "snac"
    program.write_text("#!/bin/sh\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("CI", "true")
    assert missing("snac") is None
    require("snac")
