"""Tests of widgets/coaching."""
