"""The tests of widgets/frame."""
