"""Showing: how it goes, and where that comes from."""
