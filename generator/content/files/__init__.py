"""The files of content: the tree of `content/`, its entries, and files that do not belong there."""
