"""Asking: the walk through a form, what is known as it goes, and the same as an answer sheet."""
