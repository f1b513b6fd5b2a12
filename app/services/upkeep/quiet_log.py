"""How a bug is written into the log: where it happened, and nothing that its message may quote."""

import logging
from types import TracebackType

from app.services.upkeep.crash_report import chain

ExcInfo = (
    tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
)  # as logging has it


class QuietFormatter(logging.Formatter):
    """Writes kinds of errors, files and lines. A message may quote a post, or the token that it was about."""

    def formatException(self, ei: ExcInfo) -> str:  # noqa: N802 - logging calls it
        """Return where the error happened, and what led to it."""
        return "\n".join(chain(ei[1])) if ei[1] is not None else ""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - as above
        """Return the line; asyncio quotes the error of a forgotten task on a second one."""
        if record.name == "asyncio" and record.exc_info:
            record.message = record.message.partition("\n")[0]
        return super().formatMessage(record)
