"""Tests of single rules, where their examples alone do not suffice."""
