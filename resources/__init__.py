"""Data that the program reads: lexicons, style tokens, platform tables, help; found with `resources.finder`."""
