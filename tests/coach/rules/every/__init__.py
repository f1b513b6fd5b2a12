"""Laws that hold for every rule."""
