"""The lines over the text where an article's title is written, while an account of a blog is chosen."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.model.article import Article, names_in
from app.model.varying import BASE
from app.windows.drafting.handing_over import takes_articles
from app.windows.drafting.writing import Writing
from app.windows.message import Message
from coach.advice import Fix, Review
from widgets.ground.words import column
from widgets.sending.article_row import ArticleRow

NO_BLOG = "A title, an excerpt, categories and tags are for a blog. Choose a WordPress account first."


class ArticleArea(QWidget):
    """Connects `ArticleRow` with `Writing`. It is there while the text on the screen goes to a blog."""

    told = Signal(object)  # a Message
    left = Signal()  # the writer goes on to the text

    def __init__(self, writing: Writing, parent: QWidget | None = None) -> None:
        """Show what the draft of `writing` has."""
        super().__init__(parent)
        self._writing = writing
        self.line = ArticleRow()
        self.setLayout(column(self.line))
        self.hide()
        self.line.changed.connect(self._take)
        self.line.left.connect(self.left)
        writing.opened.connect(self._show)
        writing.turned.connect(self._show)
        writing.tabs_listed.connect(self._show)

    def open(self) -> None:
        """Put the cursor into the title; where nobody would get one, say why there is none."""
        if not any(map(takes_articles, self._writing.chosen)):
            self.told.emit(Message(sentence=NO_BLOG))
            return
        if self.isHidden():  # the text of an account that gets no article is on the screen
            self._writing.turn_to(BASE)
        self.line.title.setFocus()

    def show_review(self, review: Review | None) -> None:
        """Mark the fields that the coach has something to say about."""
        self.line.show_findings([one for one in review.findings if one.field] if review else [])

    def apply_fix(self, fix: Fix) -> None:
        """Make a change in a field, unless its words have changed since the coach read them."""
        reviewing = self._writing.reviewing
        reviewing.read_now()
        found = reviewing.review.findings if reviewing.review else ()
        if any(fix in one.fixes for one in found):
            self.line.apply_fix(fix)

    def _take(self) -> None:
        line = self.line
        self._writing.set_article(
            Article(
                title=line.title.text(),
                excerpt=line.excerpt.text(),
                categories=names_in(line.categories.text()),
                tags=names_in(line.tags.text()),
            )
        )

    def _show(self) -> None:
        article, line = self._writing.draft.article, self.line
        line.show_article(
            article.title,
            article.excerpt,
            _line(article.categories, line.categories.text()),
            _line(article.tags, line.tags.text()),
        )
        shown = [one for one in self._writing.chosen if self._writing.tab in (BASE, one.id)]
        self.setVisible(any(map(takes_articles, shown)))


def _line(names: tuple[str, ...], typed: str) -> str:
    """Return `names` as a line: as it is typed while that names the same."""
    return typed if names_in(typed) == names else ", ".join(names)
