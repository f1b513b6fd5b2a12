"""Really kills the program at every point of a delivery and counts the posts on real servers afterwards."""
