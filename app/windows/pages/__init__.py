"""The other pages, each with its mind."""
