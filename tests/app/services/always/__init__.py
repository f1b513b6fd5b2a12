"""Waking after a sleep, gathered news, the start at login."""
