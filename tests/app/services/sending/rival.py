"""Another publisher on the database of a lab."""

from contextlib import closing
from dataclasses import replace

from app.model.delivery import BUSY, Delivery, State
from app.store.database import Database
from app.store.ledger import Ledger
from tests.app.services.lab import Lab


def taken_elsewhere(lab: Lab, delivery: Delivery, *states: State) -> None:
    """Let another publisher claim `delivery` and take it through `states`."""
    lease = lab.timing.lease
    with closing(Database(lab.places.database)) as database:
        ledger = Ledger(database)
        found = ledger.get(delivery.id)
        taken = None if found is None else ledger.claim(found, "another", lab.now, lease)
        assert taken is not None
        for state in states:
            before, taken = taken.state, replace(taken, state=state)
            kept = lease if state in BUSY else None
            ledger.step(taken, lab.now, expected=before, owner="another", lease=kept)
