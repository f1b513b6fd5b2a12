"""What the coach knows, catches and says."""
