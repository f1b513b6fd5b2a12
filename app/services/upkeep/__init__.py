"""What looks after the data: backup, restore, export, and the examination of everything."""
