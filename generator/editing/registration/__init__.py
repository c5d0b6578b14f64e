"""Import of registration sheets as drafts, without private values; the format is in docs/spec/sheet-import.md."""
