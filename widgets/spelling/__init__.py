"""Words in doubt: how they are marked, and what is offered for them."""
