"""The commands that edit content: rename, withdraw, remove the samples."""
