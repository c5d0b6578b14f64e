"""Draws the pictures and makes the sound and the film of the demonstration entries, whose people are invented."""
