"""When posts go out: pauses, slots, series, rehearsals, and a clock that is not trusted blindly."""
