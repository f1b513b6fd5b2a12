"""The queue on the screen: month, week and list of one model, the mix over it, and one post in full."""
