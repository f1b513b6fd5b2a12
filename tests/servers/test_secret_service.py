"""The keyring that the tests start is a real one, and it is found by a process with its environment."""

import os
import subprocess
import sys
from collections.abc import Mapping

import pytest

from tests.servers.installing.availability import require
from tests.servers.secret_service import SecretService

ROUND = """
import keyring
keyring.set_password("rapport-tests", "ann", "pässword ☃")
print(ascii(keyring.get_password("rapport-tests", "ann")))
keyring.delete_password("rapport-tests", "ann")
print(keyring.get_password("rapport-tests", "ann"))
"""


def run(program: str, environ: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHON_KEYRING_BACKEND": "keyring.backends.SecretService.Keyring", **environ},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_secret_is_kept_and_removed(secret_service: SecretService) -> None:
    done = run(ROUND, secret_service.environ)
    assert done.stdout.split("\n") == [ascii("pässword ☃"), "None", ""], done.stderr


def test_a_locked_keyring_says_so_until_it_is_unlocked(secret_service: SecretService) -> None:
    secret_service.lock()
    assert "KeyringLocked" in run(ROUND, secret_service.environ).stderr
    assert not secret_service.unlock("wrong")
    assert secret_service.is_locked()
    assert secret_service.unlock()
    assert not secret_service.is_locked()
    assert run(ROUND, secret_service.environ).returncode == 0


def test_a_keyring_can_start_locked() -> None:
    require("secret_service")
    with SecretService(locked=True) as service:
        assert "KeyringLocked" in run(ROUND, service.environ).stderr


def test_nothing_is_left_after_the_stop() -> None:
    require("secret_service")
    with SecretService() as service:
        folder, environ = service.folder, service.environ
    assert not folder.exists()
    assert "NoKeyringError" in run(ROUND, environ).stderr or run(ROUND, environ).returncode != 0
    with pytest.raises(RuntimeError, match="not running"):
        _ = service.environ
