"""A real WordPress: its PHP files as Debian has them, its data in MariaDB, for as long as a test needs it."""
