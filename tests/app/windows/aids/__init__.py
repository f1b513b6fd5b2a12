"""Tests of app/windows/aids."""
