"""The commands that look after the data."""
