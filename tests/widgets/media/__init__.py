"""The tests of widgets/media."""
