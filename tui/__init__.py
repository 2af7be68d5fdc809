"""The terminal app of On the Mend."""
