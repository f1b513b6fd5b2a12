"""Hostile texts and hostile lines: the coach and its command never raise, and never hang."""
