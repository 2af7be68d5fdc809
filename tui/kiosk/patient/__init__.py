"""The patient's way: scenes, what they say, and the one screen they are shown on."""
