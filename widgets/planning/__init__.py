"""What stands around the queue: its views and filters, the mix over time, what needs the writer, one post."""
