"""One post and what the coach said of it: what the formats write out."""

from dataclasses import dataclass

from coach.advice import Review, Weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A reviewed post."""

    name: str  # a file's name, "-" for the standard input
    text: str  # the whole file; the review's places are counted in it
    review: Review
    begin: int = 0  # where the post begins in it, below the front matter

    @property
    def is_heavy(self) -> bool:
        """Whether there is a warning or a stop, which makes the command end with 1."""
        return any(finding.weight is not Weight.HINT for finding in self.review.findings)
