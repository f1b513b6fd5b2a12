"""Some sixty deliveries, each with a fault or a death at some step: nothing is out twice, lost or told."""

from contextlib import closing
from pathlib import Path

import pytest

from app.model.delivery import State
from tests.faults.campaign import Campaign
from tests.faults.report import report
from tests.faults.sites import BlueskySite, MastodonSite, WordPressSite
from tests.servers.pds import Pds
from tests.servers.secret_service import SecretService
from tests.servers.snac import Snac
from tests.servers.wordpress.server import WordPress

pytestmark = [pytest.mark.killing, pytest.mark.timeout(900)]  # servers and all, on a busy machine

DELIVERIES = 60
ACCOUNTS = 5  # on each server
WITHIN_S = 240  # a busy machine is no fault


def test_whatever_strikes_a_delivery_it_goes_out_once(
    tmp_path: Path, pds: Pds, snac: Snac, wordpress: WordPress, secret_service: SecretService
) -> None:
    sites = (BlueskySite(pds), MastodonSite(snac), WordPressSite(wordpress))
    with closing(Campaign(tmp_path, sites, secret_service, seed=2, each=ACCOUNTS)) as campaign:
        for batch in campaign.run(DELIVERIES, WITHIN_S):
            assert {case.end for case in batch} <= {State.SENT, State.CANCELLED}
        told = report(campaign)
        assert campaign.struck >= DELIVERIES
    assert told.good, "\n".join(told.lines(why=True))
