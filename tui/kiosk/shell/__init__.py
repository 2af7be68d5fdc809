"""What keeps the kiosk closed: keys, bytes, signals, actions, faults."""
