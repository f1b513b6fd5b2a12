"""People whom a text mentions: what becomes of their handles, and who they are on which network."""
