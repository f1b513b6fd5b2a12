"""One delivery of a campaign: who sends it, the card that it meets, and what becomes of it."""

import random
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from app.media.folder import MediaFolder
from app.model.delivery import State
from app.model.draft import Attachment
from app.services.sending.planning import Plan
from tests.app.networks.stage import picture
from tests.faults.catalogue import CLOCK, Card, cards
from tests.faults.sites import Site
from tests.faults.way.gate import Gate

AHEAD_MIN = 20  # of a post that is planned ahead
AHEAD_SHARE = 0.2


@dataclass(frozen=True, slots=True, kw_only=True)
class Player:
    """One account of the campaign, behind its gate."""

    site: Site
    name: str
    handle: str
    gate: Gate
    account_id: str = ""


@dataclass(kw_only=True)
class Case:
    """One delivery with its card, and what became of it."""

    player: Player
    card: Card
    texts: tuple[str, ...]
    rivals: int  # how many publishers worked on the batch
    delivery_id: str = ""
    came: int = 0  # how often the card's step was taken
    struck: bool = False
    alone: State = State.WAITING  # how it stood when the publisher had done all it could by itself
    reason: str = ""  # what the writer was told then
    end: State = State.WAITING

    @property
    def name(self) -> str:
        """Return the row of the table that it belongs to."""
        return self.card.fault.name


class Dealer:
    """Deals cards out of one deck for each network, and one for the clock, whose jumps meet everybody."""

    def __init__(self, foreign: str, seed: int) -> None:
        """Shuffle by `seed`; redirects lead to `foreign`."""
        self._foreign = foreign
        self._seed = seed
        self._chance = random.Random(seed)
        self._decks: dict[tuple[str, bool], list[Card]] = {}

    def deal(self, number: int, player: Player, rivals: int, *, clock: bool) -> Case:
        """Return what `player` sends in batch `number`."""
        deck = self._decks.setdefault((player.site.network, clock), [])
        if not deck:
            whole = cards(self._foreign, self._chance, player.site.ways)
            deck += [card for card in whole if (card.fault.act in CLOCK) is clock]
        card = deck.pop()
        texts = tuple(
            f"Campaign {self._seed}, batch {number}, {player.name}: {part} of {card.parts}. Did it reach you?"
            for part in range(1, card.parts + 1)
        )
        return Case(player=player, card=card, texts=texts, rivals=rivals)

    def often(self, card: Card) -> int:
        """Return how many requests in a row the fault of `card` meets."""
        return self._chance.randint(*card.fault.often)

    def plan(self, number: int, case: Case, folder: MediaFolder) -> Plan:
        """Return what the writer plans; its picture is put into `folder`."""
        ahead = datetime.now(UTC).replace(tzinfo=None) + timedelta(minutes=AHEAD_MIN)
        return Plan(
            draft_id=draft_of(number),
            text="\n---\n".join(case.texts),
            accounts=[case.player.account_id],
            wall=ahead if self._chance.random() < AHEAD_SHARE else None,
            zone="UTC",
            media=[self._picture(folder, len(case.texts) - 1)] if case.card.pictures else [],
        )

    def _picture(self, folder: MediaFolder, part: int) -> Attachment:
        data, shown = picture("A loaf of rye, cut open", shade=self._chance.randrange(256))
        place = folder.path(shown)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
        return replace(shown, part=part)


def draft_of(number: int) -> str:
    """Return the id of the draft that batch `number` is planned from."""
    return f"campaign-{number}"
