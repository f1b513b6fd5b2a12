"""`python -m tests.faults` injects a fault or a death into each of many deliveries and counts the posts."""

import argparse
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from tests.faults.campaign import DONE, Campaign
from tests.faults.report import report
from tests.faults.sites import BlueskySite, MastodonSite, WordPressSite
from tests.servers.pds import Pds
from tests.servers.secret_service import SecretService
from tests.servers.snac import Snac
from tests.servers.wordpress.server import WordPress

ACCOUNTS = 5  # on each server


def main(arguments: Sequence[str]) -> int:
    """Print the table; 0 if nothing is twice, lost, wrong, or told to whom it does not concern, else 1."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--deliveries", type=int, default=1000, help="that have met their fault")
    parser.add_argument("--seed", type=int, default=1, help="of everything random")
    parser.add_argument("--minutes", type=float, default=30, help="after which no new batch begins")
    parser.add_argument("--why", action="store_true", help="print what the writer was told")
    chosen = parser.parse_args(arguments)
    began = time.monotonic()
    with (
        Pds() as pds,
        Snac() as snac,
        WordPress() as wordpress,
        SecretService() as keyring,
        tempfile.TemporaryDirectory() as folder,
    ):
        sites = (BlueskySite(pds), MastodonSite(snac), WordPressSite(wordpress))
        campaign = Campaign(Path(folder), sites, keyring, seed=chosen.seed, each=ACCOUNTS)
        with closing(campaign):
            for number, batch in enumerate(campaign.run(chosen.deliveries, chosen.minutes * 60), 1):
                left = sum(case.end not in DONE for case in batch)
                print(
                    f"batch {number}: {len(campaign.cases)} deliveries, {campaign.struck} met their fault,"
                    f" {left} not sent, {time.monotonic() - began:.0f} s",
                    flush=True,
                )
            told = report(campaign)
            enough = campaign.struck >= chosen.deliveries
    print(*told.lines(why=chosen.why), sep="\n")
    print(f"{time.monotonic() - began:.0f} s in all{'' if enough else ', too little for so many'}")
    return 0 if told.good and enough else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
