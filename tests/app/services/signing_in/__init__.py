"""Accounts, the way through the browser, and what becomes of the queue."""
