"""The rules as a book: what a rule is, and where all of them are."""
