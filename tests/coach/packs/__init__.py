"""Tests of the kinds of looking that rules of one's own can choose from."""
