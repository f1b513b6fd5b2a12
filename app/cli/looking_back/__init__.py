"""The commands about what is out already."""
