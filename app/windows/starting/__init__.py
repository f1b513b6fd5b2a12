"""How the window program starts, is reached from outside, and ends."""
