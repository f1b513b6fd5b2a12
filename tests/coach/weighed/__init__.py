"""Tests of coach/weighed."""
