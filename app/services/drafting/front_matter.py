"""Finds and reads what stands above a Markdown text between lines of `---` (YAML) or `+++` (TOML)."""

import re
import tomllib

from app.errors import InputError

# What PyYAML lets out where a tag such as !!int or !!timestamp has nothing that fits behind it.
_ODD = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
_BLOCK = re.compile(r"(---|\+\+\+)[ \t]*\n(?:(.*?)\n)?\1[ \t]*(?:\n|\Z)", re.DOTALL)


def read(text: str) -> tuple[object, int]:
    """Return the value that stands above `text`, and where the text itself begins.

    Line breaks must be `\\n`. Without front matter that is None and 0.

    Raises:
        InputError: it is neither valid YAML nor TOML.
    """
    block = _BLOCK.match(text)
    if block is None:
        return None, 0
    return (_toml if block[1] == "+++" else _yaml)(block[2] or ""), block.end()


def _toml(raw: str) -> object:
    try:
        return tomllib.loads(raw)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(f"The front matter is not valid TOML: {error}.") from None


def _yaml(raw: str) -> object:
    import yaml  # few files have front matter, and the others should not pay for it

    try:
        return yaml.safe_load(raw)
    except (yaml.YAMLError, *_ODD) as error:
        mark = getattr(error, "problem_mark", None)
        where = f" in its line {mark.line + 1}" if mark else ""
        raise InputError(f"The front matter is not valid YAML{where}.") from None
