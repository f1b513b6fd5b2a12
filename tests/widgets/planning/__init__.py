"""What stands around the queue."""
