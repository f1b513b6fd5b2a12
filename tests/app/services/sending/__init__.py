"""Tests of app/services/sending."""
