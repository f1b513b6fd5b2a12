"""Signing in through the browser, and what becomes of the queue when an account goes."""
