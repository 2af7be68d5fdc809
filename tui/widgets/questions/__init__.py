"""A view for each kind of question, and `view_for`, which picks it."""
