"""How long a text is, the way each network counts."""
