"""One text as several posts."""
