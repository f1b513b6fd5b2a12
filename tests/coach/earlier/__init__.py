"""Tests of coach/earlier."""
