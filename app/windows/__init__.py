"""The window: pages that connect widgets to services, and the small minds behind them."""
