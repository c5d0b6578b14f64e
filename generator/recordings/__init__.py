"""Sounds and films: checks that they open, and keeps of each file only what plays."""
