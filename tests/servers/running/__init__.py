"""Runs a server for as long as a test needs it, and leaves nothing of it behind."""
