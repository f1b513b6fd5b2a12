"""Every trait that a post shows, each with the words that show it: what the signals weigh."""

from functools import lru_cache

from coach.signals.asking import note_questions
from coach.signals.commands import note_commands
from coach.signals.lexicon import note_groups
from coach.signals.marks import note_marks
from coach.signals.together import note_combinations
from coach.signals.wording import note_wording
from coach.texts.text import Text, read

MOST_WORDS = 400  # of a long text; a post says what it is well before
LONG = 6000  # code points; of a longer text the beginning and the end are looked at
OPENING = 4000
ENDING = 1000


def traits_of(text: Text) -> dict[str, str]:
    """Return the traits of `text` by name, each with the words that carry it ("" for the whole)."""
    if len(text.raw) > LONG:
        return dict(_traits_of_long(f"{text.raw[:OPENING]}\n\n{text.raw[-ENDING:]}"))
    words = (text.words or text.all_words)[:MOST_WORDS]
    found: dict[str, str] = {}
    note_groups(words, text.hashtag_words, found)
    note_marks(text, len(words), found)
    note_wording(text, words, found)
    note_commands(text.folded, words, found)
    note_questions(text, found)
    note_combinations(found)
    return found


@lru_cache(
    maxsize=4
)  # an article while it is being written: mostly neither its beginning nor its end changes
def _traits_of_long(shortened: str) -> dict[str, str]:
    return traits_of(read(shortened))
