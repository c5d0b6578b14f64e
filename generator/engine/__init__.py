"""The engine: cache, files, processes, output folder; it knows nothing of entries."""
