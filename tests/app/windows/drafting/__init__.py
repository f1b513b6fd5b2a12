"""Tests of app/windows/drafting."""
