"""The shelf of drafts, their versions and their variants."""
