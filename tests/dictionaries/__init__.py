"""Writes the lists of words that spelling judges by, out of Hunspell's dictionaries (`make dictionaries`)."""
