"""Tests of pauses, slots, series and rehearsals."""
