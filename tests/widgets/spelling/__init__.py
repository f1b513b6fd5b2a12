"""The tests of widgets/spelling."""
