"""Tests of app/windows/."""
