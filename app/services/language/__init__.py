"""Which language a text is in, and how it is spelt."""
