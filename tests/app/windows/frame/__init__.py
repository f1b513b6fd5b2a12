"""Tests of app/windows/frame."""
