"""What the coach is timed on, and the figures that come out."""
