"""Asking: the interview, from the welcome-back to the review."""
