"""Traits of the numbers in a post: money, times, years, scores, models."""

import re

from coach.signals.punctuation import has_any
from coach.texts.text import Text

LONGEST_WORDS = 40  # code points of a trait's words that are shown

_COINS = ("$", "€", "£", "₹")
_CURRENCIES = ("dollars", "bucks", "euros", "pounds")
_MONEY = re.compile(r"[$€£₹]\s?\d|\d\s?(?:dollars|bucks|euros|pounds)\b")
# These begin with one set of signs rather than with a word's edge, which is found three times as fast.
_CLOCK = re.compile(r"\d(?<=\b\d)\d?(?:(?::\d\d)?\s?[ap]\.?m|:\d\d)\b")
_YEAR = re.compile(r"(?:19|20)\d\d(?<=\b\d{4})\b")
_SCORE = re.compile(r"\d(?<=\b\d)\d{0,2}\s?[-–]\s?\d{1,3}\b")
_BESIDE_A_LETTER = re.compile(r"\d(?:[A-Z]|(?<=[A-Za-z-]\d))")  # as in every model, and in few other numbers
_MODEL = re.compile(r"\b(?:[A-Z]{1,12}[a-z]{0,12}-?\d{1,6}[A-Z]{0,3}[a-z]?|\d{1,4}[A-Z]{1,2})\b")


def note_numbers(text: Text, found: dict[str, str]) -> None:
    """Add to `found` what the numbers of `text` are; only asked where it has one."""
    raw, folded = text.raw, text.folded
    found["has a number"] = ""
    if raw[0].isdigit():
        found["begins with a number"] = ""
    if (has_any(folded, _COINS) or has_any(folded, _CURRENCIES)) and _MONEY.search(folded):
        found["has an amount of money"] = ""
    if _CLOCK.search(folded):
        found["has a time of day"] = ""
    if _YEAR.search(folded):
        found["has a year"] = ""
    if ("-" in folded or "–" in folded) and _SCORE.search(folded):
        found["has a score or a range"] = ""
    if _BESIDE_A_LETTER.search(raw) and (model := _MODEL.search(raw)):
        found["names a model of letters and digits"] = model[0][:LONGEST_WORDS]
    if "%" in folded:
        found["has a percentage"] = ""
