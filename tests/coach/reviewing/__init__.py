"""The tests of coach/reviewing."""
