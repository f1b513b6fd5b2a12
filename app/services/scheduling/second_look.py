"""The coach asked again, long after a post was written: is it still content?"""

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from app.errors import StoreError
from app.model.account import Account
from app.model.delivery import Delivery
from app.services.dismissing import Dismissing
from app.services.remembering import Remembering
from app.settings import Settings
from app.store.accounts import AccountStore
from coach.earlier.history import History

if TYPE_CHECKING:  # loaded when a text is read
    from coach.advice import Review

log = logging.getLogger(__name__)

COMPARED = 200  # posts that were out before the one that is edited; the mix looks at fewer
WAY_OUT = "Mend the text, or publish it as it is and say why."


class SecondLook:
    """Reads deliveries as they will go out, with what is known of the past and the plan by now."""

    def __init__(
        self,
        *,
        remembering: Remembering,
        dismissing: Dismissing,
        accounts: AccountStore,
        settings: Callable[[], Settings],
    ) -> None:
        """Read for the person whom `settings` describe; what was waved away is left aside."""
        self._remembering = remembering
        self._dismissing = dismissing
        self._accounts = accounts
        self._settings = settings

    async def holds(self, deliveries: Iterable[Delivery]) -> dict[str, str]:
        """Return by its id why the coach would hold a delivery; those of one draft do not hold each other.

        What the writer has given a reason for is never held. A bug in the coach holds nothing. Raises
        StoreError.
        """
        asked = [one for one in deliveries if not one.override and one.text.strip()]
        if not asked:
            return {}
        accounts = self._accounts.named()
        history = await self._remembering.history({one.id for one in asked})
        held: dict[str, str] = {}
        for one in asked:
            try:
                sentence = await self._ask(one, accounts[one.account_id], history)
            except Exception:  # the coach advises; its bugs must not keep a post that the writer wants out
                log.exception("a bug while the coach was asked again")
                continue
            if sentence:
                held[one.id] = sentence
        return held

    async def of_an_edit(self, delivery: Delivery) -> "Review | None":
        """Return what the coach says of `delivery`, which is out and shall say what it says now.

        It is read beside what was out before it: its own first words are no earlier post. What the writer
        said when it went out is no reason for other words. None after a bug in the coach. Raises StoreError.
        """
        from coach.earlier.past import past_of

        account = self._accounts.named()[delivery.account_id]
        slot = (delivery.sent_at or delivery.due).astimezone()
        own = f"{delivery.account_id}/{delivery.parts[0].remote_id}"
        all_posts = past_of(await self._remembering.history())
        before = tuple(one for one in all_posts.before(slot, COMPARED) if one.id != own and not one.planned)
        try:
            return await self._read(replace(delivery, due=slot), account, History(posts=before))
        except StoreError:
            raise
        except Exception:  # as above: what goes out is the writer's to say
            log.exception("a bug while the coach read an edit")
            return None

    async def _ask(self, delivery: Delivery, account: Account, history: History) -> str:
        from coach.advice import Verdict

        read = await self._read(delivery, account, history)
        if read.verdict is not Verdict.HOLD or not read.findings:
            return ""
        first = read.findings[0]
        where = f" (in the {first.field})" if first.field else ""
        return f"The coach would hold it: {first.message}{where} {WAY_OUT}"

    async def _read(self, delivery: Delivery, account: Account, history: History) -> "Review":
        from coach.advice import Intent
        from coach.dismissals import Dismissals
        from coach.entry import Entry
        from coach.reviewing.review import review

        settings = self._settings()
        entry = Entry(
            text=delivery.text,
            networks=(account.network,),
            limits=((account.network, account.limits.text),),
            alt=tuple(one.alt for part in delivery.parts for one in part.media),
            account=account.id,
            at=delivery.due.astimezone(),
            title=delivery.article.title,
            excerpt=delivery.article.excerpt,
            intent=Intent(delivery.intent) if delivery.intent else None,
        )
        return review(
            entry,
            settings.profile,
            history,
            readability=False,
            own_rules=settings.own_rules,
            dismissed=Dismissals(draft=delivery.draft_id, all=await self._dismissing.all()),
        )
