"""The kiosk of a clinic: a process for each patient, every way out closed, a supervisor."""
