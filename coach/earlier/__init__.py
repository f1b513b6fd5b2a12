"""What went before: the posts of the past, and copies among them."""
