"""A text as the coach reads it: tokens, phrases, language."""
