"""How a life tells the watching side where it is, and how loud its log is."""

import json
import logging
import sys
from collections.abc import Mapping, Sequence

TALKATIVE = ("httpx", "httpcore", "keyring", "asyncio")  # the program itself lets them only warn


def tell(step: str, kept: Mapping[str, str], said: Sequence[str] = (), shown: str = "") -> str:
    """Tell the `step`, the secrets that are there by now, all sentences, and an address that is `shown`.

    Returns what the other side has to say once all was searched.
    """
    print(json.dumps({"step": step, "kept": kept, "said": said, "shown": shown}), flush=True)
    return sys.stdin.readline().strip()


def listen(level: str) -> None:
    """Set the log, which the program has begun by now, to "as shipped", "debug" or "everything"."""
    if level == "as shipped":
        return
    logging.getLogger().setLevel(logging.DEBUG)
    if level == "everything":
        for name in TALKATIVE:
            logging.getLogger(name).setLevel(logging.NOTSET)
