"""What lets Rapport be there without being looked at: waking, gathered news, the start at login."""
