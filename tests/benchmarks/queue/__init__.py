"""Measures the Queue page with a thousand posts in its month: painted, and a frame of a drag."""
