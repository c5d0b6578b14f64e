"""Rules: the checks of an entry that involve several keys, its files or its text."""
