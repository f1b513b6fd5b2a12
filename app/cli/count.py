"""`rapport count`: says how much of each network's limit a text uses."""

from collections.abc import Sequence

from app.cli.arguments import Arguments, add_networks
from app.cli.reading.reading_in import STDIN, read_text
from coach.advice import Count
from coach.counting.counting import count, networks


def run(argv: Sequence[str]) -> int:
    """Print a line for each network; return 1 where the text is longer than one of them allows, else 0.

    Raises:
        InputError: wrong use, or a file that cannot be read.
    """
    parser = Arguments(
        prog="rapport count",
        description="Count a text as each network counts it. Ends with 1 if it is too long for one of them.",
    )
    parser.add_argument(
        "file", metavar="FILE", nargs="?", default=STDIN, help='a text file, or "-" (the default)'
    )
    add_networks(parser)
    args = parser.parse_args(argv)
    text = read_text(args.file)
    counts = [count(text, name) for name in dict.fromkeys(args.network or networks())]
    for one in counts:
        print(f"{one.network}: {one.used}{f' of {one.limit}' if one.limit else ''} {one.unit}")
    return int(any(_is_over(one) for one in counts))


def _is_over(one: Count) -> bool:
    return 0 < one.limit < one.used
