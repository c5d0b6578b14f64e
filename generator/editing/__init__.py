"""Edits of content files: drafts, front matter, renaming, withdrawal, registration sheets."""
