"""Real servers that the tests run against; `python -m tests.servers install` puts them on this machine."""
