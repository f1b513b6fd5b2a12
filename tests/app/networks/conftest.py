"""Async tests run on asyncio, as the engine does."""

import pytest


@pytest.fixture
def anyio_backend() -> str:
    """Choose the one loop that the program uses."""
    return "asyncio"
