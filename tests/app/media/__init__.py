"""Pictures and videos taken in, cleaned and kept."""
