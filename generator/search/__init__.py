"""Search: a static index of two-syllable terms for the browser and `guong search` (docs/spec/search-index.md)."""
