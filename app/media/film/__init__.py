"""Films: their length and size, and what they give away."""
