"""Puts the real servers on a machine, and knows which of them are there."""
