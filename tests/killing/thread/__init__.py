"""The program killed in the middle of a thread."""
