"""The Accounts page, and what stands behind it."""
