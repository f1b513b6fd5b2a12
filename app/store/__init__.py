"""Our own disk: one SQLite file, reached through the classes of this folder alone."""
