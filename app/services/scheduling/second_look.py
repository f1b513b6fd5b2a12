"""The coach asked again, long after a post was written: is it still content?"""

import logging
from collections.abc import Callable, Iterable

from app.model.account import Account
from app.model.delivery import Delivery
from app.services.dismissing import Dismissing
from app.services.remembering import Remembering
from app.settings import Settings
from app.store.accounts import AccountStore
from coach.earlier.history import History

log = logging.getLogger(__name__)

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

    async def _ask(self, delivery: Delivery, account: Account, history: History) -> str:
        from coach.advice import Intent, Verdict
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
        dismissed = Dismissals(draft=delivery.draft_id, all=await self._dismissing.all())
        read = review(
            entry,
            settings.profile,
            history,
            readability=False,
            own_rules=settings.own_rules,
            dismissed=dismissed,
        )
        if read.verdict is not Verdict.HOLD or not read.findings:
            return ""
        first = read.findings[0]
        where = f" (in the {first.field})" if first.field else ""
        return f"The coach would hold it: {first.message}{where} {WAY_OUT}"
