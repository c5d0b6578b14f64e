"""Privacy: finds private data in entries, numbers and contacts, and reports it."""
