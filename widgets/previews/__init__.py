"""A post as its network will show it."""
