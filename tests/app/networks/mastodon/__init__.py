"""Tests of app/networks/mastodon."""
