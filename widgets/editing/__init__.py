"""The editor: text with underlines, spelling, completion and emoji."""
