"""A series in words."""

from app.model.scheduling.recurrence import rhythm_words
from app.model.scheduling.series import Series


def series_words(series: Series) -> str:
    """Return when a series comes, such as "Every week on Tuesday at 09:00 in Europe/Berlin"."""
    rhythm = rhythm_words(series.recurrence)
    return f"{rhythm[0].upper()}{rhythm[1:]} in {series.recurrence.zone.replace('_', ' ')}"
