"""Lives through a whole life of two accounts and searches every file for what only the keyring may hold."""
