"""Measures the search with questions as people put them: `python -m benchmarks.search.natural`."""
