"""The archive of a backup: one file that carries its own list of contents and checksums."""
