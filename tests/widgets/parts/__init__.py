"""The tests of widgets/parts."""
