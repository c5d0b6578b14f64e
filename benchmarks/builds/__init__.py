"""Measures builds of this project, Hugo, Material and others; the report is in `results/builds.md`."""
