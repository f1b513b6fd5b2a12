"""`rapport doctor`: examines everything that Rapport needs, and says what to do."""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import asdict

from app.cli.arguments import Arguments
from app.places import find_places
from app.services.upkeep.doctor import examine, worst
from app.services.upkeep.finding import Finding, Grade

WELL, TROUBLE = 0, 1
SIGNS = {Grade.WELL: "well   ", Grade.LOOK: "look   ", Grade.TROUBLE: "TROUBLE"}


def run(argv: Sequence[str]) -> int:
    """Examine and return 0, or 1 where something does not work. Raises InputError for wrong use."""
    parser = Arguments(
        prog="rapport doctor", description="Examine everything that Rapport needs, and say what to do."
    )
    parser.add_argument("--offline", action="store_true", help="ask no server")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="text is for people")
    chosen = parser.parse_args(argv)
    findings = asyncio.run(examine(find_places(), online=not chosen.offline))
    if chosen.format == "json":
        print(json.dumps([asdict(one) for one in findings], indent=1, ensure_ascii=False))
    else:
        for one in findings:
            print(_lines(one))
    return TROUBLE if worst(findings) is Grade.TROUBLE else WELL


def _lines(finding: Finding) -> str:
    lines = f"{SIGNS[finding.grade]}  {finding.title}: {finding.words}"
    return f"{lines}\n         {finding.advice}" if finding.advice else lines
