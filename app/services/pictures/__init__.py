"""Pictures, films and link cards of a draft."""
