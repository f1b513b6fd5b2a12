"""A strict authorization server with just enough of the Mastodon API around it to be signed into."""
