"""Tests of coach/counting."""
