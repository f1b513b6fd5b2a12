"""The rules, one file each: the docstring is the help page, the examples are the tests."""
