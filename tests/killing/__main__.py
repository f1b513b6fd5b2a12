"""`python -m tests.killing` kills deliveries at every point and prints what the servers hold afterwards."""

import argparse
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from app.model.delivery import State
from tests.killing.points import CHAINED, REQUESTS, points
from tests.killing.rounds import Round, kill_often
from tests.killing.stand import Stand
from tests.killing.thread.chain_points import PARTS, chain_points
from tests.killing.thread.chain_rounds import ChainRound, kill_chain
from tests.killing.typing.typed import LOSS_S, Loss, Typing
from tests.servers.pds import Pds
from tests.servers.secret_service import SecretService
from tests.servers.snac import Snac
from tests.servers.wordpress.server import WordPress

HEAD = ("network", "where it dies", "rounds", "killed", "ledger at death", "posts at death", "posts after")
ROW = "{:<9} {:<58} {:>6} {:>6}  {:<20} {:>14} {:>12}"

TYPING_HEAD = ("how it ended", "times", "keys", "missing, median", "missing, most", "versions")
TYPING_ROW = "{:<16} {:>5} {:>6} {:>16} {:>14} {:>9}"


def main(arguments: Sequence[str]) -> int:
    """Print the table; 0 if every post is out exactly once with the right receipt, else 1."""
    parser = argparse.ArgumentParser(prog="python -m tests.killing", description=__doc__)
    parser.add_argument("--rounds", type=int, default=10, help="deaths for each point")
    parser.add_argument("--typing", type=int, metavar="DEATHS", help="only kill somebody's typing, so often")
    chosen = parser.parse_args(arguments)
    if chosen.typing is not None:
        return _kill_typing(chosen.typing)
    wished: int = chosen.rounds
    began, every, chains = time.monotonic(), list[Round](), list[ChainRound]()
    print(ROW.format(*HEAD))
    with (
        Pds() as pds,
        Snac() as snac,
        WordPress() as site,
        SecretService() as keyring,
        tempfile.TemporaryDirectory() as folder,
    ):
        stand = Stand(Path(folder), pds, snac, site, keyring, "killed")
        with closing(stand):
            for network in REQUESTS:
                for point in points(network):
                    rounds = kill_often(stand, network, point, wished)
                    print(ROW.format(network, point.name, *_cells(rounds)), flush=True)
                    every += rounds
                for point in chain_points(network) if network in CHAINED else ():
                    played = [kill_chain(stand, network, point, number) for number in range(wished)]
                    print(ROW.format(network, f"thread: {point.name}", *_chain_cells(played)), flush=True)
                    chains += played
    good = sum(_is_good(each) for each in every)
    print(
        f"{len(every)} rounds, {sum(each.killed for each in every)} killed, {good} with exactly one post and"
        f" the right receipt"
    )
    whole = sum(each.good for each in chains)
    print(
        f"{len(chains)} threads, all killed, {whole} with each of {PARTS} parts once and in its place,"
        f" {time.monotonic() - began:.0f} s in all"
    )
    return 0 if (good, whole) == (len(every), len(chains)) else 1


def _kill_typing(deaths: int) -> int:
    began, every = time.monotonic(), list[Loss]()
    with tempfile.TemporaryDirectory() as folder:
        typing = Typing(Path(folder))
        for seed in range(deaths):
            every += typing.die(seed)
            every += typing.die(deaths + seed, "start")
    print(TYPING_ROW.format(*TYPING_HEAD))
    for how in dict.fromkeys(loss.how for loss in every):
        losses = [loss for loss in every if loss.how == how]
        missing = sorted(loss.missing_s for loss in losses if loss.missing_s is not None)
        print(
            TYPING_ROW.format(
                how,
                len(losses),
                sum(loss.typed for loss in losses),
                f"{missing[len(missing) // 2]:.2f} s" if missing else "",
                f"{missing[-1]:.2f} s" if missing else "",
                _range(loss.versions for loss in losses),
            )
        )
    late = sum((loss.missing_s or 0) > LOSS_S for loss in every)
    print(
        "Every database was sound and every text what was typed, up to some letter. Killed and after a power"
        f" cut, every other draft and version was as before, and more than {LOSS_S:.0f} s were missing"
        f" {late} times. Torn in the log: only that is asserted which the first sentence says, because what"
        f" tears the log also tears off what earlier rounds wrote there; {time.monotonic() - began:.0f} s"
    )
    return 1 if late else 0


def _cells(rounds: Sequence[Round]) -> tuple[str, ...]:
    return (
        str(len(rounds)),
        str(sum(each.killed for each in rounds)),
        ", ".join(sorted({each.state_at_death.value for each in rounds})),
        _range(each.posts_at_death for each in rounds),
        _range(each.posts for each in rounds),
    )


def _chain_cells(rounds: Sequence[ChainRound]) -> tuple[str, ...]:
    return (
        str(len(rounds)),
        str(len(rounds)),
        ", ".join(sorted({each.state_at_death.value for each in rounds})),
        _range(len(each.at_death) for each in rounds),
        _range(len(each.posts) for each in rounds),
    )


def _range(numbers: Iterable[int]) -> str:
    found = list(numbers)
    return f"{min(found)}-{max(found)}"


def _is_good(played: Round) -> bool:
    once = played.posts == 1 and not played.left_lying
    return once and played.state is State.SENT and played.receipt_is_right


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
