"""Keeping: what is on disk, to read, correct, copy and put away."""
