"""Problems in the content: the catalogue of codes, the problem value, and reports."""
