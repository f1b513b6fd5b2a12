"""The Mastodon API."""
