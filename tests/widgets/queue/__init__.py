"""Month, week and list of the queue."""
