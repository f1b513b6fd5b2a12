"""Our own readings hold no post, and find their texts again in a folder of posts."""

import json
import re
from pathlib import Path

from tests.fitting.ratings import RATINGS, read_ratings


def test_the_readings_hold_ids_and_labels_alone() -> None:
    lines = RATINGS.read_text(encoding="utf-8").splitlines()[1:]
    shape = re.compile(r"[a-z_]+-\d+\t(?:give|talk|promote)\t[012]\t[01]\t[01]\t[01]\t(?:chance|sought)")
    assert all(shape.fullmatch(line) for line in lines)
    assert len({line.partition("\t")[0] for line in lines}) == len(lines)


def test_a_reading_finds_its_text_and_one_without_a_text_is_left_out(tmp_path: Path) -> None:
    first = RATINGS.read_text(encoding="utf-8").splitlines()[1].split("\t")
    corpus = first[0].rpartition("-")[0]
    post = json.dumps({"id": first[0], "text": "The oven is hot.", "label": None})
    (tmp_path / f"{corpus}.jsonl").write_text(post + "\n", encoding="utf-8")
    (rating,) = read_ratings(tmp_path)
    assert rating.text == "The oven is hot."
    assert rating.label["intent"] == first[1]
    assert rating.by_chance == (first[-1] == "chance")
