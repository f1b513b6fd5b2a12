"""Tests of coach/library."""
