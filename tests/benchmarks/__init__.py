"""Other linters, measured on the same posts as the coach; `rapport bench coach --linters` asks for it."""
