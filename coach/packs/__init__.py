"""A person's or a team's own rules: six kinds of looking, and a trial of their examples."""
