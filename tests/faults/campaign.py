"""A campaign: batch after batch of deliveries, each with a card, until enough faults have struck."""

import os
import random
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from datetime import timedelta
from multiprocessing.context import ForkServerProcess
from pathlib import Path

from app.media.folder import MediaFolder
from app.model.account import Account
from app.model.account import SignIn as SignInState
from app.model.delivery import TROUBLED, Delivery, State
from app.store.accounts import AccountStore
from app.store.database import Database
from app.store.ledger import Ledger
from tests.faults import publisher
from tests.faults.cases import Case, Dealer, Player, draft_of
from tests.faults.catalogue import AT_STEP, CONNECTION, TOKENS, Act
from tests.faults.desk import DIE, ON, Desk
from tests.faults.publisher import FULL, MOVE, TELL_TASKS, TELL_THREADS, Change, Decide, Deed, SignIn
from tests.faults.sites import Post, Site
from tests.faults.way import certificates
from tests.faults.way.abroad import Abroad
from tests.faults.way.gate import Gate
from tests.killing.nursery import KILLED, begin, run
from tests.killing.stand import KEYRING
from tests.killing.victim import World
from tests.servers.secret_service import SecretService

WITHIN_S = 180  # for one life of a publisher
TELLING_S = 5  # for one that has not ended to say where it stands
SAID = 9000  # characters of the outputs that a failure shows
LIVES_MAX = 60  # of publishers in one batch
WRITER_LOOKS = 4  # how often the writer looks after what waits for a word
SOON_S = 0.15  # within which DIE_SOON kills
CLOCK_EVERY = 5  # of so many batches the last one is under jumping clocks
DONE = frozenset({State.SENT, State.CANCELLED})
HOUR, THREE_DAYS, THREE_MINUTES = timedelta(hours=1), timedelta(days=3), timedelta(minutes=3)


class Campaign:
    """A home with accounts on every site; everything random comes from `seed`."""

    def __init__(
        self, folder: Path, sites: Sequence[Site], keyring: SecretService, *, seed: int, each: int
    ) -> None:
        """Make `each` accounts on every site and sign them in."""
        self._chance = random.Random(seed)
        shown = certificates.make(folder)
        self.desk = Desk()
        self.abroad = Abroad(shown)
        environ = {**KEYRING, **keyring.environ, "SSL_CERT_FILE": str(shown.authority)}
        self.world = World(home=folder, environ=environ)
        self.world.places.make()
        self.secrets: dict[str, str] = {}
        self.cases: list[Case] = []
        self._dealer = Dealer(self.abroad.address, seed)
        self._by_delivery: dict[str, Case] = {}
        self._keyring = keyring
        self._keyring_locked = False
        self._holder: sqlite3.Connection | None = None
        self._read_only = False
        self.desk.stepped, self.desk.moved = self._stepped, self._moved
        players = [self._new_player(site, number, shown) for number in range(each) for site in sites]
        self._do([self._sign_in(player) for player in players])
        with closing(Database(self.world.places.database)) as database:
            known = {account.server: account.id for account in AccountStore(database).all()}
        self.players = [replace(player, account_id=known[player.gate.address]) for player in players]

    def close(self) -> None:
        """Let go of everything."""
        self._keyring.unlock()
        for player in self.players:
            player.gate.close()
        self.abroad.close()
        self.desk.close()

    def run(self, wished: int, within_s: float) -> Iterator[Sequence[Case]]:
        """Yield batch after batch until `wished` deliveries met their fault, or for `within_s` seconds."""
        began = time.monotonic()
        number = 0
        while self.struck < wished and time.monotonic() - began < within_s:
            yield self._play(number, rivals=1 + number % 2)
            number += 1

    @property
    def struck(self) -> int:
        """Return how many deliveries have met their fault so far."""
        return sum(case.struck for case in self.cases)

    def every_secret(self) -> Mapping[str, str]:
        """Return all passwords and tokens that the program or a gate has seen, by where they come from."""
        found = dict(self.secrets)
        for player in self.players:
            for number, secret in enumerate(sorted(player.gate.secrets - set(found.values()))):
                found[f"{player.name}, seen {number}"] = secret
        return found

    def ledger(self) -> dict[str, Delivery]:
        """Return every delivery as the ledger has it, by id."""
        with closing(Database(self.world.places.database)) as database:
            return {delivery.id: delivery for delivery in Ledger(database).all()}

    def posts(self) -> dict[str, Sequence[Post]]:
        """Return what the servers hold, by the name of the account."""
        return {player.name: player.site.posts(player.name) for player in self.players}

    def _play(self, number: int, rivals: int) -> Sequence[Case]:
        clock = number % CLOCK_EVERY == CLOCK_EVERY - 1
        batch = [self._dealer.deal(number, player, rivals, clock=clock) for player in self.players]
        folder = MediaFolder(self.world.places.media)
        self._do([self._dealer.plan(number, case, folder) for case in batch])
        by_account = {case.player.account_id: case for case in batch}
        for delivery in self.ledger().values():
            if delivery.draft_id == draft_of(number):
                case = by_account[delivery.account_id]
                case.delivery_id = delivery.id
                self._by_delivery[delivery.id] = case
        for case in batch:
            at_gate = case.card.fault.act not in AT_STEP
            case.player.gate.arm(case.card if at_gate else None, often=self._dealer.often(case.card))
        self._publish(rivals)
        for case, delivery in self._look(batch):
            case.struck = case.struck or bool(case.player.gate.struck)
            case.alone, case.reason = delivery.state, delivery.reason
            case.player.gate.arm(None)
            del self._by_delivery[delivery.id]
        for _ in range(WRITER_LOOKS):
            deeds = [deed for case, delivery in self._look(batch) for deed in self._words(case, delivery)]
            if not deeds and all(delivery.state in DONE for _, delivery in self._look(batch)):
                break
            self._do(deeds)
            self._publish(1)
        for case, delivery in self._look(batch):
            case.end = delivery.state
        self._do([self._sign_in(case.player) for case in batch if case.card.fault.act in TOKENS])
        self.cases += batch
        return batch

    def _publish(self, rivals: int) -> None:
        """Let publishers live until all is done that can be done; who dies is born again."""
        self.desk.begin()
        for _ in range(LIVES_MAX):
            alive = [begin(publisher.publish, self.world, self.desk.port) for _ in range(rivals)]
            codes = [self._end_of(process) for process in alive]
            if set(codes) == {0}:
                return
            if set(codes) - {0, KILLED}:
                raise AssertionError(f"A publisher ended with {codes}:\n{self.said()[-SAID:]}")
            if self._read_only:
                self._start_read_only()
        raise AssertionError("The publishers die for ever.")

    def said(self) -> str:
        """Return all that the processes wrote to their outputs."""
        return (self.world.home / "output").read_text("utf-8", "replace")

    def _end_of(self, process: ForkServerProcess) -> int:
        process.join(WITHIN_S)
        if process.exitcode is None:
            for question in (TELL_TASKS, TELL_THREADS):
                if process.exitcode is None and process.pid is not None:
                    with suppress(ProcessLookupError):
                        os.kill(process.pid, question)
                    process.join(TELLING_S)
            process.kill()
            process.join()
            raise TimeoutError(f"A publisher does not come to an end:\n{self.said()[-SAID:]}")
        return process.exitcode

    def _start_read_only(self) -> None:
        self._read_only = False
        places, home = self.world.places, self.world.home
        kept = {path: path.stat().st_mode for path in (home, places.data, *places.data.glob("*.db*"))}
        for path in kept:
            path.chmod(0o555 if path.is_dir() else 0o444)
        code = run(publisher.start_read_only, self.world)
        for path, mode in kept.items():
            path.chmod(mode)
        assert code == 0, self.said()[-SAID:]

    def _words(self, case: Case, delivery: Delivery) -> Iterator[Deed]:
        """Yield what the writer does about a delivery that waits for a word."""
        with closing(Database(self.world.places.database)) as database:
            account = AccountStore(database).get(delivery.account_id)
        assert isinstance(account, Account)
        if delivery.state not in TROUBLED:
            return
        if account.sign_in is SignInState.NEEDED:
            yield self._sign_in(case.player)
        is_out: bool | None = None
        if delivery.state is State.UNKNOWN:
            out = [post.text for post in case.player.site.posts(case.player.name)]
            is_out = delivery.current.text in out
        yield Decide(delivery=delivery.id, is_out=is_out)

    def _sign_in(self, player: Player) -> SignIn:
        secret = player.site.new_secret(player.name)
        self.secrets[f"{player.name}, secret {len(self.secrets)}"] = secret
        return SignIn(
            network=player.site.network, server=player.gate.address, handle=player.handle, secret=secret
        )

    def _do(self, deeds: Sequence[Deed]) -> None:
        if deeds:
            code = run(publisher.act, self.world, deeds)
            assert code == 0, self.said()[-SAID:]

    def _look(self, batch: Sequence[Case]) -> list[tuple[Case, Delivery]]:
        ledger = self.ledger()
        return [(case, ledger[case.delivery_id]) for case in batch]

    def _new_player(self, site: Site, number: int, shown: certificates.Certificates) -> Player:
        name = f"{site.network[:4]}{number}"
        handle = site.new_account(name)
        gate = Gate(site.behind(name), shown, self.desk)
        return Player(site=site, name=name, handle=handle, gate=gate)

    def _stepped(self, delivery_id: str, step: str) -> str:
        """Let the card strike at a step of its delivery; return the word for the publisher."""
        case = self._by_delivery.get(delivery_id)
        if case is None or case.card.step != step or case.struck:
            return ON
        case.came += 1
        if case.came < case.card.nth:
            return ON
        act = case.card.fault.act
        if act in CONNECTION:
            if case.came == case.card.nth:
                case.player.gate.strike_connections()
            return ON
        case.struck = True
        return self._strike(case, act)

    def _strike(self, case: Case, act: Act) -> str:
        match act:
            case Act.DIE_SOON:
                self.desk.kill_soon(self._chance.uniform(0, SOON_S))
            case Act.LOCKED:
                self._lock()
            case Act.KEYRING:
                self._keyring.lock()
                self._keyring_locked = True
            case Act.BACK:
                self.desk.set_clock(-HOUR)
            case Act.FORWARD:
                self.desk.set_clock(HOUR)
            case Act.ASLEEP:
                self.desk.sleep(THREE_DAYS)
            case Act.NAP:
                self.desk.sleep(THREE_MINUTES)
            case Act.REVOKED:
                case.player.site.revoke(case.player.name)
                case.player.gate.bury()
            case Act.MOVE_ELSEWHERE | Act.CANCEL:
                self._do([Change(delivery=case.delivery_id, cancel=act is Act.CANCEL)])
            case Act.READ_ONLY:
                self._read_only = True
            case _:
                pass
        return {Act.DIE: DIE, Act.READ_ONLY: DIE, Act.FULL: FULL, Act.MOVE: MOVE}.get(act, ON)

    def _lock(self) -> None:
        if self._holder is None:
            self._holder = sqlite3.connect(
                self.world.places.database, isolation_level=None, check_same_thread=False
            )
            self._holder.execute("BEGIN IMMEDIATE")

    def _moved(self) -> None:
        """Let everybody in again, now that all publishers have met what they met."""
        if self._holder is not None:
            self._holder.close()
            self._holder = None
        if self._keyring_locked:
            self._keyring_locked = not self._keyring.unlock()
        for player in self.players:
            player.gate.reopen()
