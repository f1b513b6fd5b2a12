"""What a post is for, and what it does to the mix."""
