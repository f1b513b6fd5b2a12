"""Tests of the commands about when posts go out."""
