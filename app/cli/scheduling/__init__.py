"""The commands about when posts go out."""
