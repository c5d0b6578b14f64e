"""The formats of content: bytes, text, YAML tree, model; vocabularies, Markdown, settings."""
