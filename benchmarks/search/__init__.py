"""Measures the search of this project, Pagefind and Material; the report is in `results/search.md`."""
