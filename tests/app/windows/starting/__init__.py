"""Tests of app/windows/starting."""
