"""Tests of the Accounts page."""
