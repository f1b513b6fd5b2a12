"""Tests of app/windows/write."""
