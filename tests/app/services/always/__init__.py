"""Gathered news, quiet hours, the start at login."""
