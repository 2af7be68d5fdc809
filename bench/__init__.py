"""Measures the app in a real terminal beside small reference apps: `make bench`."""
