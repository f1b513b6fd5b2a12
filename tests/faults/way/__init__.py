"""The way to the servers: a gate before each account, where faults strike, and a host to hear nothing."""
