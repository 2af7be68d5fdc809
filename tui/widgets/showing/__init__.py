"""The pictures of progress."""
