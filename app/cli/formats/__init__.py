"""What a check found, in each format."""
