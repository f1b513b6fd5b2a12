"""What was published before Rapport came, and elsewhere since."""
