"""Pages: the values that templates print, and their rendering."""
