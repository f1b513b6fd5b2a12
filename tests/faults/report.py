"""What a campaign has come to: the table, and whatever was left where it does not belong."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.model.delivery import Delivery, State
from tests.faults.campaign import Campaign
from tests.faults.cases import Case
from tests.faults.counting import Tally, table, tally, total
from tests.secrecy.search import Found, search, search_bytes

_ENTRY = re.compile(r"^(?=\d{4}-\d\d-\d\d )", re.MULTILINE)  # of the log; its further lines begin otherwise
_ERROR = re.compile(r"[^\n]* (?:ERROR|CRITICAL) ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything that is counted after the last batch."""

    tallies: Mapping[tuple[str, str], Tally]  # by network and fault
    bad: tuple[tuple[Tally, Case, Delivery], ...]
    asked: tuple[Case, ...]  # what the publisher left to the writer
    strays: int  # posts that nobody planned
    drafts: tuple[str, ...]  # what was to be sent when each was made; they lie at a server, never to be shown
    between: int  # deliveries between two publishers
    abroad: int  # connections that a redirect has led to
    secrets: int  # that were searched for
    leaks: tuple[Found, ...]
    bugs: tuple[str, ...]  # entries of the log

    @property
    def good(self) -> bool:
        """Whether nothing is twice, lost, wrong, or told to whom it does not concern."""
        return total(self.tallies.values()).good and not (
            self.strays or self.drafts or self.abroad or self.leaks or self.bugs
        )

    def lines(self, *, why: bool) -> Iterable[str]:
        """Yield it in words, with what the writer was told where `why`."""
        for case in self.asked if why else ():
            yield f"{case.player.site.network}, {case.name}: {case.alone}: {case.reason}"
        yield from table(self.tallies)
        yield (
            f"{self.between} deliveries were between two publishers. {self.strays} posts that nobody planned,"
            f" {len(self.drafts)} drafts left lying,"
            f" {self.abroad} connections that a redirect led to, {self.secrets} passwords and tokens,"
            f" {len(self.leaks)} times one found outside the keyring, {len(self.bugs)} bugs in the log."
        )
        yield from (f"BAD: {counted} {case.card} {delivery}" for counted, case, delivery in self.bad)
        yield from (f"DRAFT: {draft}" for draft in self.drafts)
        yield from (f"LEAK: {leak}" for leak in self.leaks)
        yield from (f"BUG: {bug}" for bug in self.bugs)


def report(campaign: Campaign) -> Report:
    """Count the posts on the servers against the ledger, and search all that the program has left behind."""
    ledger, posts = campaign.ledger(), campaign.posts()
    tallies: dict[tuple[str, str], Tally] = defaultdict(Tally)
    bad: list[tuple[Tally, Case, Delivery]] = []
    for case in campaign.cases:
        delivery = ledger[case.delivery_id]
        counted = tally(case, delivery, posts[case.player.name])
        tallies[case.player.site.network, case.name] += counted
        if not counted.good:
            bad.append((counted, case, delivery))
    planned = {text: case for case in campaign.cases for text in case.texts}
    lying = [text for player in campaign.players for text in player.site.left_lying(player.name)]
    secrets = campaign.every_secret()
    return Report(
        tallies=tallies,
        bad=tuple(bad),
        asked=tuple(case for case in campaign.cases if case.alone is not State.SENT),
        drafts=tuple(f"{planned[text].card} {text}" if text in planned else text for text in lying),
        strays=sum(post.text not in planned for found in posts.values() for post in found),
        between=sum(case.rivals > 1 for case in campaign.cases),
        abroad=len(campaign.abroad.heard),
        secrets=len(secrets),
        leaks=tuple(_leaks(campaign, secrets)),
        bugs=tuple(_bugs(campaign)),
    )


def _leaks(campaign: Campaign, secrets: Mapping[str, str]) -> list[Found]:
    """Return every secret in the data, the log, the outputs, the arguments and the environments."""
    found = search(campaign.world.home, secrets)
    for place, content in campaign.desk.seen.items():
        found += search_bytes(place, content, secrets)
    return found


def _bugs(campaign: Campaign) -> list[str]:
    """Return the entries of the log that tell of one, each with the lines that say where it happened."""
    logs = campaign.world.places.logs.glob("*.log*")
    entries = [entry.rstrip() for log in logs for entry in _ENTRY.split(log.read_text("utf-8"))]
    return [entry for entry in entries if _ERROR.match(entry)]
