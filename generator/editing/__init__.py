"""Changes of the content's files: drafts, front matter, renaming, withdrawal, registration sheets."""
