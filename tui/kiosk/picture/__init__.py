"""What the kiosk paints: a Face, and everything that draws one."""
