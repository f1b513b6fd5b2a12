"""The tests of widgets/ground."""
