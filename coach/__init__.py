"""Text in, advice out: pure functions and frozen values, usable from a script, a hook or a server."""
