"""Parts of the screen: plain values in, signals out. They know no account, no store, no network."""
