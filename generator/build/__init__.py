"""The build: its steps in order, the changes since the last one, and the files that it publishes."""
