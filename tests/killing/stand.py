"""One home with an account on each of the networks, and what their servers really hold."""

import asyncio
import contextlib
from collections.abc import Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx

from app.keychain import Keychain
from app.media.folder import MediaFolder
from app.model.account import Account
from app.model.delivery import Delivery, LatePolicy, State
from app.model.draft import Attachment
from app.model.part import Part
from app.model.person import AddressBook
from app.networks.catalogue import networks
from app.networks.wordpress.unmarked import unmarked
from app.services.clock import system_clock
from app.services.doors import Doors
from app.services.newsdesk import Newsdesk
from app.services.sending.plan import Plan
from app.services.sending.planning import Planning
from app.services.vaults import Renewals
from app.store.accounts import AccountStore
from app.store.database import Database
from app.store.ledger import Ledger
from tests.killing import victim
from tests.killing.nursery import run_well
from tests.killing.quiet import wait_until_quiet
from tests.killing.victim import World
from tests.servers.pds import Pds
from tests.servers.secret_service import SecretService
from tests.servers.snac import Snac
from tests.servers.wordpress.server import WordPress

KEYRING = {"PYTHON_KEYRING_BACKEND": "keyring.backends.SecretService.Keyring"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A post as its server has it."""

    text: str
    address: str
    remote_id: str = ""  # "" where only the server's API tells it
    above: str = ""  # the address of the post that it replies to
    alts: tuple[str, ...] = ()  # the alt texts of its pictures


class Stand:
    """Plans, counts and looks into the ledger; keeps the database closed while a victim uses it."""

    def __init__(
        self, folder: Path, pds: Pds, snac: Snac, site: WordPress, keyring: SecretService, name: str
    ) -> None:
        """Sign in fresh accounts called `name` on all servers."""
        self._pds = pds
        self._snac = snac
        self._site = site
        self._name = name
        # snac2 closes kept connections without a word.
        self._client = httpx.Client(limits=httpx.Limits(max_keepalive_connections=0))
        self.world = World(home=folder, environ={**KEYRING, **keyring.environ})
        self.world.places.make()
        self.identity = pds.new_account(name)
        snac.add_user(name)
        self._token = snac.token(name)
        app_password = pds.new_app_password(self.identity)
        run_well(victim.enrol, self.world, "bluesky", pds.url, self.identity.handle, app_password)
        run_well(victim.enrol, self.world, "mastodon", snac.url, "", self._token)
        self._author = site.add_author(name)
        run_well(victim.enrol, self.world, "wordpress", site.url, self._author.name, self._author.password)
        with self.database() as database:
            store = AccountStore(database)
            self.accounts: dict[str, Account] = {account.network: account for account in store.all()}
            # Only the victims use secrets, so nothing is ever renewed through these.
            renewals = Renewals(store, system_clock)
        self._doors = Doors(networks=networks(), keychain=Keychain(), renewals=renewals)

    def close(self) -> None:
        """Let go of the servers."""
        self._client.close()
        asyncio.run(self._doors.close())

    def plan(self, network: str, *texts: str, media: Sequence[Attachment] = ()) -> list[str]:
        """Put `texts` into the queue, each with `media`, due now, and return the deliveries' ids."""

        async def work(planning: Planning) -> list[str]:
            account = self.accounts[network].id
            plans = [
                Plan(draft_id="draft", text=text, accounts=[account], wall=None, zone="UTC", media=media)
                for text in texts
            ]
            return [delivery.id for plan in plans for delivery in await planning.schedule(plan)]

        with self.database() as database:
            planning = Planning(
                ledger=Ledger(database),
                accounts=AccountStore(database),
                doors=self._doors,
                clock=system_clock,
                news=Newsdesk(),
                book=AddressBook,
                late=LatePolicy(),
                wake=lambda: None,
                left=lambda _: "",
            )
            return asyncio.run(work(planning))

    def keep(self, data: bytes, attachment: Attachment) -> None:
        """Put a file into the media folder."""
        place = MediaFolder(self.world.places.media).path(attachment)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)

    def spend_token(self) -> None:
        """Let the Bluesky account's access token be spent."""
        expired = self._pds.mint_expired_access_token(self.identity.did)
        run_well(victim.spend, self.world, self.accounts["bluesky"].id, expired)

    def deliveries(self) -> list[Delivery]:
        """Return everything that the ledger has."""
        with self.database() as database:
            return list(Ledger(database).all())

    def publishers(self, delivery_id: str) -> set[str]:
        """Return who claimed a delivery."""
        with self.database() as database:
            steps = Ledger(database).steps(delivery_id)
        return {note for _, state, note in steps if state is State.CLAIMED}

    def delivery(self, delivery_id: str) -> Delivery:
        """Return what the ledger says."""
        with self.database() as database:
            found = Ledger(database).get(delivery_id)
        assert found is not None
        return found

    def posts(self, network: str) -> list[Found]:
        """Return every post that the account's server holds, doubles and all."""
        if network == "bluesky":
            return [self._record(record) for record in self._pds.records(self.identity.did)]
        if network == "wordpress":
            return [
                Found(text=unmarked(post["content"]["raw"]), address=post["link"], remote_id=str(post["id"]))
                for post in self._site.posts(self._author.id)
            ]
        return [
            Found(
                text=note["sourceContent"],
                address=note["id"],
                above=note.get("inReplyTo") or "",
                alts=tuple(file["name"] for file in note.get("attachment", [])),
            )
            for note in self._snac.statuses(self._name)
        ]

    def left_lying(self, network: str) -> int:
        """Return how many drafts of ours the server holds that were never shown."""
        return len(self._site.posts(self._author.id, drafts=True)) if network == "wordpress" else 0

    def _record(self, record: Mapping[str, Any]) -> Found:
        value = record["value"]
        images = value.get("embed", {}).get("images", [])
        parent = value.get("reply", {}).get("parent", {}).get("uri", "")
        return Found(
            text=value["text"],
            address=self._shown_at(record["uri"]),
            remote_id=record["uri"],
            above=self._shown_at(parent) if parent else "",
            alts=tuple(image["alt"] for image in images),
        )

    def _shown_at(self, uri: str) -> str:
        return f"https://bsky.app/profile/{self.identity.handle}/post/{uri.rpartition('/')[2]}"

    def texts(self, network: str) -> list[str]:
        """Return the texts of `posts`."""
        return [post.text for post in self.posts(network)]

    def leads_to(self, network: str, part: Part, post: Found) -> bool:
        """Say whether the ledger's id and address of `part` are those of `post`."""
        if post.remote_id:
            return (part.remote_id, part.address) == (post.remote_id, post.address)
        answer = self._client.get(
            f"{self._snac.url}/api/v1/statuses/{part.remote_id}",
            headers={"Authorization": f"Bearer {self._token}"},
        )
        return part.address == post.address == answer.json().get("uri")

    def settle(self) -> None:
        """Return when all servers are done with what dead processes had sent them."""
        wait_until_quiet(self._snac.port)
        wait_until_quiet(self._pds.port)
        wait_until_quiet(self._site.port)

    @contextmanager
    def database(self) -> Generator[Database]:
        """Open the database for a moment."""
        with contextlib.closing(Database(self.world.places.database)) as database:
            yield database
