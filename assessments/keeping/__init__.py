"""Keeping: sessions, drafts and people as files that survive whatever happens to the machine."""
