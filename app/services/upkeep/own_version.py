"""Which version of Rapport runs."""


def program_version() -> str:
    """Return the version of Rapport that runs, or "0" where it is not installed."""
    from importlib.metadata import (
        PackageNotFoundError,
        version,
    )  # brings the reading of mail; no start needs it

    try:
        return version("rapport")
    except PackageNotFoundError:
        return "0"
