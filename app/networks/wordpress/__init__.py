"""WordPress, by the REST API of its own core."""
