"""Pictures and films of a draft."""
