"""News reaches everybody who listens, in order."""

from app.model.news import AccountsChanged, DraftsChanged, News
from app.services.newsdesk import Newsdesk


def test_every_listener_hears_all_news_from_its_first_moment_on() -> None:
    desk = Newsdesk()
    early: list[News] = []
    late: list[News] = []
    desk.listen(early.append)
    desk.tell(DraftsChanged())
    desk.listen(late.append)
    desk.tell(AccountsChanged())
    assert early == [DraftsChanged(), AccountsChanged()]
    assert late == [AccountsChanged()]
