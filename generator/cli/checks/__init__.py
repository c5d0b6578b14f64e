"""The commands that check: content, changes of a branch, addresses, the built site."""
