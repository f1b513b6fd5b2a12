"""Accounts on the screen: cards, and the form that connects one."""
