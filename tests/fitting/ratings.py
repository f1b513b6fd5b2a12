"""Our own readings of further posts, kept without their texts, and posts that we wrote ourselves."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, cast

RATINGS = Path(__file__).with_name("ratings.tsv")  # read after the data's GUIDE.md
OWN_POSTS = Path(__file__).with_name("own_posts.tsv")
BY_CHANCE = "chance"  # in the column "picked"; the others were sought for what is rare


class Rating(NamedTuple):
    """One post that we read."""

    text: str
    label: dict[str, Any]  # intent, self, oneway, low and hype, as in the data's rated posts
    by_chance: bool


def lines_of(path: Path) -> list[str]:
    """Return the lines of a file of posts; other signs that end a line may stand inside one."""
    return path.read_text(encoding="utf-8").rstrip("\n").split("\n")


def read_ratings(data: Path) -> Iterator[Rating]:
    """Yield the rated posts whose texts stand in the folder `data`; those of a missing file are left out."""
    with RATINGS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    texts: dict[str, str] = {}
    for corpus in sorted({row["id"].rpartition("-")[0] for row in rows}):
        if (path := data / f"{corpus}.jsonl").exists():
            posts = [cast("dict[str, Any]", json.loads(line)) for line in lines_of(path)]
            texts |= {post["id"]: post["text"] for post in posts}
    for row in rows:
        if row["id"] in texts:
            label = {name: int(row[name]) for name in ("self", "oneway", "low", "hype")}
            yield Rating(
                text=texts[row["id"]],
                label={"intent": row["intent"], **label},
                by_chance=row["picked"] == BY_CHANCE,
            )


def read_own_posts() -> Iterator[Rating]:
    """Yield the posts that we wrote, with their intent and the signals that each shows."""
    with OWN_POSTS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            label = {"intent": row["intent"], "shows": row["shows"].split()}
            yield Rating(text=row["text"], label=label, by_chance=True)
