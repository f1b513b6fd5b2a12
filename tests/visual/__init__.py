"""Every part of the screen in every state, compared with the pictures of it that somebody looked at."""
