"""Tests of app/services/drafting."""
