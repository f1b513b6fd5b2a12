"""The archive: what is packed comes out as it was, or not at all."""
