"""The tray, the notices and the start in hiding."""
