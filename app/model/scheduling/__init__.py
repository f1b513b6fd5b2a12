"""The words of when: slots and series."""
