"""Traits of the questions in a post: how they begin, whom they ask, where they stand."""

import re

from coach.texts.text import Text

MOST_QUESTIONS = 6  # looked at; a post with more asks none of them in earnest
_WORD = re.compile(r"[a-z']+|[@#][\w.]*|https?://\S+|<\w+>")
_BREAK = re.compile(r'[.!?…\n:;"“”](?:\s|$)|\n|["“”]')
_SKIP = frozenset(
    (
        "and",
        "but",
        "so",
        "also",
        "oh",
        "hey",
        "hi",
        "hello",
        "please",
        "ok",
        "okay",
        "well",
        "now",
        "then",
        "or",
        "um",
        "rt",
        "just",
        "yes",
        "yeah",
        "dear",
        "because",
        "if",
        "pls",
        "plz",
        "question",
        "sorry",
    )
)
_WH = frozenset(
    (
        "what",
        "who",
        "where",
        "when",
        "why",
        "how",
        "which",
        "whose",
        "whom",
        "what's",
        "who's",
        "where's",
        "when's",
        "how's",
        "whats",
        "whos",
        "wheres",
        "hows",
        "what're",
        "who're",
        "y",
        "wat",
    )
)
_AUX = frozenset(
    (
        "do",
        "does",
        "did",
        "is",
        "are",
        "was",
        "were",
        "have",
        "has",
        "had",
        "can",
        "could",
        "will",
        "would",
        "should",
        "may",
        "might",
        "am",
        "shall",
        "r",
    )
)
_NOT_AUX = frozenset(
    (
        "don't",
        "doesn't",
        "didn't",
        "isn't",
        "aren't",
        "wasn't",
        "weren't",
        "haven't",
        "hasn't",
        "hadn't",
        "can't",
        "couldn't",
        "won't",
        "wouldn't",
        "shouldn't",
        "ain't",
        "dont",
        "didnt",
        "isnt",
    )
)
_YOU = frozenset(("you", "u", "your", "ya", "you're", "yall", "y'all", "you've"))


def note_questions(text: Text, found: dict[str, str]) -> None:
    """Add to `found` how `text` asks, if it does."""
    folded = text.folded
    start = 0
    marks: list[int] = []
    while len(marks) < MOST_QUESTIONS and (at := folded.find("?", start)) >= 0:
        start = at + 1
        if start < len(folded) and folded[start] in "?!":
            found["stresses a question with ?? or ?!"] = ""
            continue
        marks.append(at)
    if not marks:
        _note_unmarked(text, found)
        return
    found["has a question mark"] = ""
    if len(marks) > 1:
        found["asks twice or more"] = ""
    tail = folded[marks[-1] + 1 :].strip()
    if not tail:
        found["ends with a question mark"] = ""
    elif all(part.startswith(("http", "#", "@", "<")) for part in tail.split()):
        found["ends with a question, then links or tags"] = ""
    else:
        found["goes on after the question"] = ""
    for at in marks:
        _note_one(folded, at, found)


def _note_one(folded: str, at: int, found: dict[str, str]) -> None:
    begin = max(0, at - 300)
    before = folded[begin:at].rstrip("?! ")
    cut = 0
    for match in _BREAK.finditer(before):
        cut = match.end()
    words = [word for word in _WORD.findall(before[cut:]) if word[0] not in "@#<" and word[:4] != "http"]
    if not cut and begin == 0:
        found["the question opens the post"] = ""
    while words and words[0] in _SKIP:
        words.pop(0)
    total = len(words)
    asked = " ".join(words[:8])
    if total <= 2:
        found["asks in a word or two"] = asked
        return
    first, second = words[0], words[1]
    if first in _WH:
        found["the question begins with what, who, how"] = asked
        found[f"asks {first[:5].strip(chr(39))}"] = asked
    elif first in _AUX:
        found["the question begins with do, is, can"] = asked
        if second in _YOU:
            found["the question begins with do you, are you"] = asked
    elif first in _NOT_AUX:
        found["the question begins with don't, isn't"] = asked
    elif first == "any" or first == "anyone" or first == "anybody":
        found["the question begins with any"] = asked
    elif not _WH.isdisjoint(words):
        found["the question has what, who, how inside"] = asked
    elif any(
        word in _AUX and words[place + 1 : place + 2] and words[place + 1] in _YOU
        for place, word in enumerate(words)
    ):
        found["the question has do you, are you inside"] = asked
    else:
        found["the question is a statement with a mark"] = asked
    if not _YOU.isdisjoint(words):
        found["the question says you"] = asked
    if " or " in before[cut:]:
        found["the question offers a choice"] = asked
    if total >= 18:
        found["the question is long"] = ""
    elif total <= 5:
        found["the question is short"] = asked


def _note_unmarked(text: Text, found: dict[str, str]) -> None:
    words = [word for word in text.all_words[:12] if word not in _SKIP]
    if len(words) < 3:
        return
    if words[0] in _WH:
        found["begins with what, who, how, without a mark"] = words[0]
    elif words[0] in _AUX and words[1] not in ("not", "it", "a", "the"):
        found["begins with do, is, can, without a mark"] = words[0]
    elif words[0] in _NOT_AUX:
        found["begins with don't, without a mark"] = words[0]
