"""People: who is who on which network, and how a text names them there."""
