"""The Queue page: what goes out when, what went out, and what needs the writer."""
