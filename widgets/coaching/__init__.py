"""What the coach says: verdict, findings, intent and the mix."""
