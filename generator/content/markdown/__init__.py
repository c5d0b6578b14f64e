"""Markdown: the parser of entries, footnotes, marks of photos and quotations, text that changes silently."""
