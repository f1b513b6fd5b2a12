"""Every trait that a post shows, each with the words that show it: what the signals weigh."""

from coach.signals.asking import note_questions
from coach.signals.lexicon import openings
from coach.signals.shape import note_shape
from coach.signals.together import note_combinations
from coach.text import Text

MOST_WORDS = 400  # of a long text; a post says what it is well before


def traits_of(text: Text) -> dict[str, str]:
    """Return the traits of `text` by name, each with the words that carry it ("" for the whole)."""
    words = (text.words or text.all_words)[:MOST_WORDS]
    found: dict[str, str] = {}
    table = openings()
    for at, word in enumerate(words):
        opening = table.get(word)
        if opening is None:
            continue
        for group in opening.groups:
            if group not in found:
                found[group] = word
        for phrase, spelled, groups in opening.phrases:
            if words[at : at + len(phrase)] == phrase:
                for group in groups:
                    found[group] = spelled
    if words and (first := table.get(words[0])) is not None:
        for group in first.groups:
            found[f"begins: {group}"] = words[0]
    note_shape(text, words, found)
    note_questions(text, found)
    note_combinations(found)
    return found
