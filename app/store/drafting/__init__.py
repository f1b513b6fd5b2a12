"""Drafts in the database: their rows, the list that is searched, and the files that they use."""
