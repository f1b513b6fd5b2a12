"""Developers' tools that fit the coach's weights on labelled posts; no part of the program runs them."""
