"""Accounts on the screen."""
