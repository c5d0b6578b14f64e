"""The MkDocs plugin: the one package that knows MkDocs, its configuration and its hooks."""
