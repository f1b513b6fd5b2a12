"""One text read by every rule, and what comes of it."""
