"""Tests of the parts of the screen."""
