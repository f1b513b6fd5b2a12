"""One writer's way through the whole program, on a real server, with real key strokes."""
