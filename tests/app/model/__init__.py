"""Tests of app/model/."""
