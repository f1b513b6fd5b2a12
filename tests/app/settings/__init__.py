"""Tests of what is read from the writer's own files."""
