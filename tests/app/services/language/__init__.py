"""Tests of app/services/language."""
