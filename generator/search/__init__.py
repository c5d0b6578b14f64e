"""Search: a static index of two-syllable terms, made here and read in the browser (see docs/decisions/0013)."""
