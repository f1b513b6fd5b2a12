"""Tests of app/networks/web."""
