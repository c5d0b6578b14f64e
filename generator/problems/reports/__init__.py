"""Reports of problems as people and forges read them: one module for each format, from plain values to text."""
