"""The window that holds the pages."""
