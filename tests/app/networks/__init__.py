"""Tests of the networks: laws against real servers, and by transports what those do not show."""
