"""The MkDocs plugin: the only package that knows MkDocs, its configuration and its hooks."""
