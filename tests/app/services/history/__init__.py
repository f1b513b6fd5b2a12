"""Tests of what is read back, changed and taken back."""
