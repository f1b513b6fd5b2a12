"""Tests of widgets/editing."""
