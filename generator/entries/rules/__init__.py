"""The rules that an entry is held to."""
