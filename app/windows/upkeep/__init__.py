"""The page that looks after the data, what keeps the program from starting, and reports of bugs."""
