"""The Markdown of entries: parser, body, links, footnotes, marks of photos and words, what changes silently."""
