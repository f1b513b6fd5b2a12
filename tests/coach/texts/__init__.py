"""Tests of coach/texts."""
