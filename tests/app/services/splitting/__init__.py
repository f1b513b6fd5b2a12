"""Tests of app/services/splitting."""
