"""Tests of app/services/."""
