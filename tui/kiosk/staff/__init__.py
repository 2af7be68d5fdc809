"""The staff's screens, behind their PIN."""
