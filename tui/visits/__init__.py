"""Visits: the ways between screens. Each awaits a screen, does what was asked, and comes back."""
