"""The program killed in the middle of typing."""
