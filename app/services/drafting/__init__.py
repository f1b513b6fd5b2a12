"""Drafts: kept, listed, brought in and carried out."""
