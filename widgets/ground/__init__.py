"""What every part of the screen stands on: the look, words, icons and places in a text."""
