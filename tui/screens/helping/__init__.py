"""Helping: what to do today, timers, the exercise week, learning."""
