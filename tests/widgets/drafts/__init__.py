"""The tests of widgets/drafts."""
