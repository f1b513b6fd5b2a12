"""The program itself: it owns all state and ties the coach, the window, the disk and the networks."""
