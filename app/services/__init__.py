"""What the program does: plain async Python on the engine's loop, no Qt."""
