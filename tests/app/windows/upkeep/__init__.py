"""The page that looks after the data, and what keeps the program from starting."""
