"""WordPress behind the seam of networks."""
