"""Deliveries: planned, sent once, and told about."""
