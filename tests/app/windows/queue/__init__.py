"""The Queue page and its minds."""
