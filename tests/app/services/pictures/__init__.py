"""Tests of app/services/pictures."""
