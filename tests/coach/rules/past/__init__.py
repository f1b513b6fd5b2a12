"""Rules that look at what was published before."""
