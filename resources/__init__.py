"""Data that the program reads: lexicons, style tokens, platform tables; found with `resources.finder`."""
