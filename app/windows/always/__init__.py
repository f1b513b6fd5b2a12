"""What is seen of Rapport while its window is closed: the tray, the notices, the switches for them."""
