"""The clinic room: what a kiosk keeps beside people's records. Knows keeping; no questions, no rules."""
