"""Tests of what the window shows about when posts go out."""
