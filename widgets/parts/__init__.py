"""The parts of a thread as cards."""
