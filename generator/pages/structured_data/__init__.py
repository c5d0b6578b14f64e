"""Structured data: what a page tells machines in the vocabulary of schema.org, as JSON-LD in its head."""
