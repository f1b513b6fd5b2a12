"""Tests of app/networks/bluesky."""
