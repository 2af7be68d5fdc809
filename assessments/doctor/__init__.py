"""Doctor: looks through the content, every file that is kept, and the place they are in. Changes nothing."""
