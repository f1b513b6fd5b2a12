"""Pauses, slots and series on the disk."""
