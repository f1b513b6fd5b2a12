"""Measures the window beside a bare one: key press to painted, start to typeable, and memory."""
