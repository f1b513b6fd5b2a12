"""`python -m tests.servers install` puts the real servers on this machine, as far as it allows that."""

import sys
import time
from collections.abc import Sequence

from tests.servers.installing import availability, cache, debian, node, oidc, record, wordpress
from tests.servers.installing.availability import PACKAGES
from tests.servers.installing.record import Missing


def main(arguments: Sequence[str]) -> int:
    """Install what is missing and say so line by line; 2 if the words are not understood, else 0."""
    if list(arguments) != ["install"]:
        print("usage: python -m tests.servers install", file=sys.stderr)
        return 2
    if sys.platform != "linux":
        print("The real servers run on Linux only; the tests that need them will be skipped.")
        return 0
    with cache.lock():
        _install_packages()
        _build_pds()
        _fetch_oauth()
        _unpack_wordpress()
    for part in PACKAGES:
        lack = availability.missing(part)
        print(f"{part}: {'ready' if lack is None else lack}", flush=True)
    return 0


def _install_packages() -> None:
    """Install Debian's packages in one go; if that fails, part by part, so that none hinders the rest."""
    lacking = {part: packages for part in PACKAGES if (packages := _packages_missing(part))}
    if lacking:
        every = [package for packages in lacking.values() for package in packages]
        print(f"Debian packages: {len(every)} are missing, installing: {' '.join(every)}", flush=True)
        if _try_install(every) is not None:
            for part, packages in lacking.items():
                reason = _try_install(packages)
                _note(part, reason, debian.command(packages))
    for part in PACKAGES:
        if part not in lacking or not _packages_missing(part):
            record.write(part, None)


def _packages_missing(part: str) -> list[str]:
    """Return the packages to install for `part`; none for a program that came here another way."""
    if part == "pds":
        return [] if node.built() else node.compilers_missing()
    if part == "wordpress" and wordpress.built() is None:
        return debian.missing(PACKAGES[part])  # that it is missing may be for want of its files alone
    if part != "window" and availability.missing(part) is None:
        return []
    return debian.missing(PACKAGES[part])


def _try_install(packages: Sequence[str]) -> str | None:
    try:
        debian.install(packages)
    except debian.InstallError as refusal:
        return str(refusal)
    return None


def _build_pds() -> None:
    if node.built():
        return
    print("Bluesky PDS: not built yet; fetching and compiling it takes about two minutes", flush=True)
    began = time.monotonic()
    try:
        cache.build(node.key(), node.build)
    except (node.BuildError, OSError) as failure:
        command = debian.command(debian.COMPILERS) if node.compilers_missing() else node.COMMAND
        _note("pds", str(failure), command)
    else:
        print(f"Bluesky PDS: built in {time.monotonic() - began:.0f} s", flush=True)


def _fetch_oauth() -> None:
    try:
        cache.build(oidc.key(), oidc.build)
    except (node.BuildError, OSError) as failure:
        _note("oauth", str(failure), node.COMMAND)


def _unpack_wordpress() -> None:
    if wordpress.built():
        return
    try:
        cache.build(wordpress.key(), wordpress.build)
    except (wordpress.UnpackError, OSError) as failure:
        _note("wordpress", str(failure), node.COMMAND)


def _note(part: str, reason: str | None, command: str) -> None:
    record.write(part, Missing(reason=reason, command=command) if reason else None)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
