"""For whom, when and where to: accounts, moments and deliveries."""
