"""The build: its order, what has changed since the last one, and the files that it publishes."""
