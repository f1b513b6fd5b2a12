"""Tests of app/windows/pages."""
