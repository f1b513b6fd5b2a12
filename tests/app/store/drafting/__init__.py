"""The tests of app/store/drafting."""
