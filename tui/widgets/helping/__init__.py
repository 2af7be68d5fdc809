"""The pictures of tips, timers and the exercise week."""
