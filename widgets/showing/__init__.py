"""Every part of the screen in every state."""
