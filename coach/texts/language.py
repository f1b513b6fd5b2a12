"""A cheap guess at the language of a post, by its small words."""

from coach.texts.phrases import word_list

LETTERS_SHARE = 0.5  # of all words; when more are not in a Latin script the coach knows nothing of it


def guess_language(words: tuple[str, ...], word_set: frozenset[str]) -> str:
    """Return "en" or, where another language's small words outnumber the English ones, ""."""
    if not words:
        return "en"
    if not "".join(words).isascii() and sum(map(str.isascii, words)) < LETTERS_SHARE * len(words):
        return ""
    foreign = word_set & word_list("foreign_stop_words")
    return "en" if not foreign or len(word_set & word_list("stop_words")) >= len(foreign) else ""
