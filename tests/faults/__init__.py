"""Injects a fault or a death into each of many deliveries on real servers and counts the posts afterwards."""
