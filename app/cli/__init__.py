"""The command line: a face of the same coach and engine that the window has."""
