"""The tests of widgets/sending."""
