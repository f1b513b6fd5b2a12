"""What looks after the database: copies, restored queues, leases, and whether it is sound."""
