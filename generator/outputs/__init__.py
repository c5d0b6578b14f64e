"""Files made beside the pages, one module each: `(Library, …) → Iterable[(path, bytes)]`."""
