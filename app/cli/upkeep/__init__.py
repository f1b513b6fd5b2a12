"""The commands that look after the data and tell how it stands."""
