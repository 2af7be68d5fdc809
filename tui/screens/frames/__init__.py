"""Frames: the kinds of screen that the others are made of."""
