"""What lets Rapport be there without being looked at: gathered news, quiet hours, the start at login."""
