"""Tests of the commands about what is out already."""
