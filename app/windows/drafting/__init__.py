"""The minds behind a draft: what it says, how it is kept and read."""
