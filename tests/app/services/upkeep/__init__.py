"""Backups, restores, exports, and the examination of everything."""
