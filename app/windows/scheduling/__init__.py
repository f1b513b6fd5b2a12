"""When posts go out, in the window: taken back, paused, put into a free slot."""
