"""`python -m tests.dictionaries`: writes the lists of words anew, and compares them with Hunspell."""

import argparse
import sys
from pathlib import Path

from app.services.language.spelling import AMERICAN, BRITISH
from tests.dictionaries.comparing import compare
from tests.dictionaries.expanding import expand, files_of
from tests.dictionaries.packing import pack


def main() -> int:
    """Return 1 where a verdict is not Hunspell's."""
    asked = argparse.ArgumentParser(prog="python -m tests.dictionaries", description=__doc__)
    asked.add_argument("texts", nargs="*", type=Path, help="posts (UTF-8) whose words are compared, too")
    texts: list[Path] = asked.parse_args().texts
    differ = 0
    for dictionary in (BRITISH, AMERICAN):
        aff, dic = files_of(dictionary)
        words = expand(aff, dic)
        packed = pack(words)
        dic.with_suffix(".words").write_bytes(packed)
        print(f"{dictionary}: {len(words)} words in {len(packed)} bytes")
        for what, compared in compare(dictionary, words, texts):
            differ += len(compared.differ)
            print(f"  {what}: {compared.words} words, {len(compared.differ)} differ {compared.differ[:9]}")
    return int(differ > 0)


if __name__ == "__main__":
    sys.exit(main())
