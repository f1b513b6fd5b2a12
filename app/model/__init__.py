"""The words of the domain: frozen values that every floor of the app speaks in."""
