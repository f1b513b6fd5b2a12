"""The window round the pages, and what opens over it."""
