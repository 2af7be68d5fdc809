"""What to do next: tips, the exercise week, the flare plan, things to learn, and when a check-in is due."""
