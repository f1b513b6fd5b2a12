"""Readability informs about texts that are long enough, and never goes to the network."""

import subprocess
import sys

import pytest

from coach.readability import measure, syllables
from coach.texts.text import read

TWO = "We opened the door. A cat walked out."
_OFFLINE = """
import sys
def watch(event, _arguments):
    if event.startswith("socket.") and event != "socket.__new__":
        raise AssertionError(event)
sys.addaudithook(watch)
from coach.readability import measure
from coach.texts.text import read
print(measure(read("We opened the door. A cat walked out.")).grade)
assert "textstat" in sys.modules and "nltk" not in sys.modules
"""


def test_it_asks_no_network_and_loads_no_dictionary_of_pronunciations() -> None:
    done = subprocess.run([sys.executable, "-c", _OFFLINE], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert float(done.stdout) < 5


def test_the_review_is_imported_without_the_dictionary() -> None:
    code = "import sys, coach.reviewing.review; sys.exit('textstat' in sys.modules or 'regex' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize(
    "text", ["", "One short sentence.", "https://example.com #a #b", "Это очень. Другой язык."]
)
def test_a_short_text_and_an_unknown_language_get_no_figure(text: str) -> None:
    assert measure(read(text)) is None


def test_links_and_tags_do_not_move_the_figure() -> None:
    assert measure(read(f"{TWO} https://example.com/a.b #Cats @ana 🙂")) == measure(read(TWO))


def test_sentences_and_words_are_counted() -> None:
    found = measure(read(TWO))
    assert found is not None
    assert (found.sentences, found.words, found.longest_sentence) == (2, 8, 4)


def test_long_words_and_long_sentences_are_harder() -> None:
    hard = measure(
        read("Organisational responsibilities necessitate interdepartmental communication. It is so.")
    )
    easy = measure(read(TWO))
    assert hard is not None
    assert easy is not None
    assert hard.grade > easy.grade


@pytest.mark.parametrize(("word", "count"), [("cat", 1), ("water", 2), ("0", 1), ("possibility", 5)])
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count
