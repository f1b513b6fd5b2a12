"""The gallery's samples of what helps while writing: spelling, emoji, completion, language and audience."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QPushButton, QWidget

from coach.advice import Field, Weight
from coach.texts.span import Span
from widgets.editing.completion import Completion, Offer
from widgets.editing.editor import Editor
from widgets.editing.emoji_names import search
from widgets.editing.emoji_picker import EmojiPicker
from widgets.ground.words import column, row
from widgets.people.mention_notes import MentionNote, MentionNotes
from widgets.people.person_row import HandleItem, PersonItem, PersonRow
from widgets.sending.article_row import ArticleRow
from widgets.sending.language_choice import LanguageChoice
from widgets.sending.reach_row import Audience, ReachRow
from widgets.showing.samples import finding

MISSPELT = "We recieve flour from the mill, and the bread is definately better for it.\nTeh oven is warm."
WORDS = (Span(3, 10), Span(49, 59), Span(75, 78))


def writing_pieces() -> dict[str, tuple[Callable[[], QWidget], int, int]]:
    """Return each sample's name with what builds it and its width and height."""
    return {
        "editor-spelling": (_spelling, 760, 240),
        "editor-completion": (_completion, 760, 360),
        "emoji": (lambda: _emoji(""), 480, 480),
        "emoji-found": (lambda: _emoji("bread"), 480, 480),
        "language": (_language, 480, 80),
        "reach": (_reach, 640, 240),
        "article": (_article, 640, 320),
        "people": (_people, 640, 480),
        "people-narrow": (_people, 300, 480),
    }


def _spelling() -> QWidget:
    editor = Editor()
    editor.show_text(MISSPELT)
    editor.spelling.show_words(MISSPELT, WORDS)
    return editor


def _completion() -> QWidget:
    stage, editor = QWidget(), Editor()
    stage.setLayout(column(editor))
    shown = Completion(editor)
    offers = [Offer(text=one.sign, label=f"{one.sign}  {one.name}") for one in search("brea", 5)]
    shown.wanted.connect(lambda: shown.offer(":brea", offers))
    QTimer.singleShot(0, editor, editor.setFocus)  # without the focus nobody writes, and nothing is offered
    QTimer.singleShot(0, editor, lambda: editor.insertPlainText("Fresh from the oven :brea"))
    return stage


def _emoji(words: str) -> QWidget:
    stage, button = QWidget(), QPushButton("Emoji")
    stage.setLayout(column(None, row(button, None), margin=16))
    picker = EmojiPicker(stage)

    def show() -> None:
        picker.open_above(button, ("🥐", "🎉", "🙏"))
        picker.field.setText(words)

    QTimer.singleShot(0, stage, show)  # it needs the button's place
    return stage


def _language() -> QWidget:
    stage = QWidget()
    unsure, detected, chosen = (LanguageChoice(("de", "en", "fr")) for _ in range(3))
    detected.show_language("de", by_hand=False)
    chosen.show_language("fr", by_hand=True)
    stage.setLayout(column(row(unsure, detected, chosen, None), None, margin=16))
    return stage


def _reach() -> QWidget:
    stage, empty, full = QWidget(), ReachRow(), ReachRow()
    offers = (Audience(id="", words="Everyone"), Audience(id="followers", words="Followers"))
    empty.show_reach("", "", offers)
    full.show_reach("Food", "followers", offers)
    full.show_notes(
        (
            ("Bluesky shows every post to everyone. Take ida.example off, or choose another audience.", True),
            ("Bluesky has no content warnings: yours opens the text there, and counts.", False),
        )
    )
    stage.setLayout(column(empty, full, None, margin=16, spacing=24))
    return stage


def _article() -> QWidget:
    stage, empty, full, read = QWidget(), ArticleRow(), ArticleRow(), ArticleRow()
    full.show_article(
        "Why rye bread keeps so long",
        "A loaf of rye is good for a week. Here is what keeps it fresh.",
        "Bread, Tips",
        "rye, sourdough",
    )
    title, excerpt = "You won't believe this bread", "OUR BREAD IS THE BEST BREAD OF ALL"
    read.show_article(title, excerpt, "", "")
    read.show_findings(
        [
            finding(title[:17], text=title, rule="clickbait", field=Field.TITLE),
            finding(excerpt, text=excerpt, rule="shouting", weight=Weight.HINT, field=Field.EXCERPT),
        ]
    )
    stage.setLayout(column(empty, full, read, None, margin=16, spacing=24))
    return stage


def _people() -> QWidget:
    stage, notes, fresh, wrong = QWidget(), MentionNotes(), PersonRow(), PersonRow()
    notes.show_notes(
        tuple(
            MentionNote(
                id=name,
                sentence=f"{name} is not known on Mastodon: the name is written there instead.",
                action="Add the handle",
            )
            for name in ("Ada", "Robin", "Sam")
        )
    )
    mastodon = HandleItem(network="mastodon", title="Mastodon", handle="", example="ada@example.org")
    bluesky = HandleItem(
        network="bluesky", title="Bluesky", handle="ada.bsky.social", example="ada.bsky.social"
    )
    fresh.show_person(PersonItem(name="ada", handles=(mastodon, bluesky)))
    known = (("1", "Ada Byron"), ("2", "Robin Oak"))
    wrong.show_person(PersonItem(name="Ada Byron", handles=(mastodon, bluesky), others=known, same="1"))
    wrong.show_error("“ada” is no handle on Mastodon. One looks like ada@example.org.")
    stage.setLayout(column(notes, fresh, wrong, None, margin=16, spacing=24))
    return stage
