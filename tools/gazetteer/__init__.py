"""Builds the data of the gazetteer from three published packages and two hand-written lists."""
