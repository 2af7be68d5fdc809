"""The commands, one file each; tui/cli.py says which is which."""
