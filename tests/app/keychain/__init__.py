"""The keyring, real and scripted."""
