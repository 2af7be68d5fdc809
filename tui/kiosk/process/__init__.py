"""The processes of the kiosk: one for each patient, and what is done before, between and after."""
