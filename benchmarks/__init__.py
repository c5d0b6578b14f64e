"""Measures the search against others, on synthetic entries with known answers (`make bench-search`)."""
